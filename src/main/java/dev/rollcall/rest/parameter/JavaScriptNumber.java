package dev.rollcall.rest.parameter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text as JavaScript converts it to a finite number: decimal, hexadecimal, octal or binary,
 * with surrounding blanks.
 */
final class JavaScriptNumber {

    private static final int LONGEST = 64;
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern PREFIXED =
            Pattern.compile("0(?:[xX]([0-9a-fA-F]+)|[oO]([0-7]+)|[bB]([01]+))");
    private static final int[] RADIX = {16, 8, 2};

    private JavaScriptNumber() {}

    static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return Optional.empty();
        }
        if (DECIMAL.matcher(stripped).matches()) {
            return finite(new BigDecimal(stripped));
        }
        Matcher prefixed = PREFIXED.matcher(stripped);
        return prefixed.matches()
                ? Optional.of(new BigDecimal(digits(prefixed)))
                : Optional.empty();
    }

    private static Optional<BigDecimal> finite(BigDecimal number) {
        return Double.isInfinite(number.doubleValue()) ? Optional.empty() : Optional.of(number);
    }

    private static BigInteger digits(Matcher prefixed) {
        int group = 1;
        while (prefixed.group(group) == null) {
            group++;
        }
        return new BigInteger(prefixed.group(group), RADIX[group - 1]);
    }
}
