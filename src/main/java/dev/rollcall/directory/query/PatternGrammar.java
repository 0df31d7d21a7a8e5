package dev.rollcall.directory.query;

import dev.rollcall.user.UserFilter.Piece;
import dev.rollcall.user.UserFilter.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the subset of regular expressions that a filter may use: literal characters, escaped ones,
 * {@code .}, {@code .*}, {@code .+}, and the anchors at either end. Everything else is refused, so
 * that no pattern can keep the database busy.
 */
final class PatternGrammar {

    private static final int LONGEST = 128;
    private static final int MOST_REPETITIONS = 3;
    private static final String SPECIAL = "^$*+?()[]{}|";

    private final String pattern;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int position;
    private int repetitions;

    private PatternGrammar(String pattern) {
        this.pattern = pattern;
    }

    /** The pattern; empty if the text is not in this subset. */
    static Optional<TextPattern> parse(String pattern, boolean ignoringCase) {
        return pattern.length() > LONGEST
                ? Optional.empty()
                : new PatternGrammar(pattern).parse(ignoringCase);
    }

    private Optional<TextPattern> parse(boolean ignoringCase) {
        boolean fromStart = pattern.startsWith("^");
        position = fromStart ? 1 : 0;
        while (position < pattern.length() && !atEndAnchor()) {
            if (!readPiece()) {
                return Optional.empty();
            }
        }
        endLiteral();
        return repetitions > MOST_REPETITIONS
                ? Optional.empty()
                : Optional.of(
                        new TextPattern(
                                pieces, fromStart, position < pattern.length(), ignoringCase));
    }

    private boolean atEndAnchor() {
        return pattern.charAt(position) == '$' && position == pattern.length() - 1;
    }

    private boolean readPiece() {
        char next = pattern.charAt(position);
        position++;
        if (next == '.') {
            readWildcard();
            return true;
        }
        if (next == '\\') {
            return readEscaped();
        }
        literal.append(next);
        return SPECIAL.indexOf(next) < 0;
    }

    private void readWildcard() {
        endLiteral();
        char repetition = position < pattern.length() ? pattern.charAt(position) : ' ';
        boolean repeated = repetition == '*' || repetition == '+';
        if (repeated) {
            position++;
            repetitions++;
        }
        pieces.add(Piece.wildcard(repetition == '*' ? 0 : 1, repeated));
    }

    /**
     * Only punctuation can be escaped: an escaped letter or digit is a character class or a
     * reference.
     */
    private boolean readEscaped() {
        if (position == pattern.length() || Character.isLetterOrDigit(pattern.charAt(position))) {
            return false;
        }
        literal.append(pattern.charAt(position));
        position++;
        return true;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            pieces.add(Piece.literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
