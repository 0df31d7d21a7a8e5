package dev.rollcall.user;

import dev.rollcall.user.UserField.FieldPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The users that a list contains. The type is closed: text of a caller reaches a command only
 * through it.
 */
public sealed interface UserFilter {

    /** Users with a user name or a name or, if the flag is set, an e-mail address. */
    record Listed(boolean orWithEmail) implements UserFilter {

        @Override
        public boolean equals(Object other) {
            return other instanceof Listed listed && orWithEmail == listed.orWithEmail;
        }

        /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
        @Override
        public int hashCode() {
            return Boolean.hashCode(orWithEmail);
        }
    }

    /** Users that match every part. */
    record AllOf(List<UserFilter> parts) implements UserFilter {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** Users that match at least one part. */
    record AnyOf(List<UserFilter> parts) implements UserFilter {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** Users whose field, or one element of it, equals the value. */
    record Equal(FieldPath path, Scalar value) implements UserFilter {}

    /** Users whose field, or one element of it, matches the pattern. */
    record Matching(FieldPath path, TextPattern pattern) implements UserFilter {}

    /** Users with this e-mail address, ignoring case. */
    record WithEmail(String address) implements UserFilter {}

    /** No user at all. */
    record Nobody() implements UserFilter {}

    /** A value to compare a field with. */
    sealed interface Scalar {}

    record Text(String value) implements Scalar {}

    record Numeric(BigDecimal value) implements Scalar {}

    record Flag(boolean value) implements Scalar {}

    /** Matches a stored null and a missing value. */
    record Missing() implements Scalar {}

    /**
     * A pattern of literal characters and wildcards, found anywhere in the text unless anchored.
     */
    record TextPattern(List<Piece> pieces, boolean fromStart, boolean toEnd, boolean ignoringCase) {
        public TextPattern {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A part of a pattern: a literal or, if that is empty, a wildcard for a number of characters.
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
