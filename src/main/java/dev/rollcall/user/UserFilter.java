package dev.rollcall.user;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Which users a list holds. A closed type: nothing that a caller sends becomes part of a command
 * unless it fits here.
 */
public sealed interface UserFilter {

    /** Users with a user name or a name, or, where that counts, an e-mail address. */
    record Listed(boolean orWithEmail) implements UserFilter {}

    /** Users that every part admits. */
    record AllOf(List<UserFilter> parts) implements UserFilter {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** Users that at least one part admits. */
    record AnyOf(List<UserFilter> parts) implements UserFilter {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** Users whose field, or one element of it, equals the value. */
    record Equal(FieldPath path, Scalar value) implements UserFilter {}

    /** Users whose field, or one element of it, matches the pattern. */
    record Matching(FieldPath path, TextPattern pattern) implements UserFilter {}

    /** Users one of whose addresses equals this one, in any case. */
    record WithEmail(String address) implements UserFilter {}

    /** No user at all. */
    record Nobody() implements UserFilter {}

    /** A value to compare with. */
    sealed interface Scalar {}

    record Text(String value) implements Scalar {}

    record Numeric(BigDecimal value) implements Scalar {}

    record Flag(boolean value) implements Scalar {}

    /** Equal to a stored null and to a missing value. */
    record Missing() implements Scalar {}

    /**
     * A pattern of a bounded language: literal characters and "any characters" in between, found
     * anywhere in the text unless anchored.
     */
    record TextPattern(List<Piece> pieces, boolean fromStart, boolean toEnd, boolean ignoringCase) {
        public TextPattern {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A part of a pattern: a literal, or, where there is none, a wildcard that stands for a number
     * of characters.
     */
    record Piece(Optional<String> literal, int atLeast, boolean orMore) {

        public static Piece literal(String text) {
            return new Piece(Optional.of(text), 0, false);
        }

        public static Piece wildcard(int atLeast, boolean orMore) {
            return new Piece(Optional.empty(), atLeast, orMore);
        }
    }
}
