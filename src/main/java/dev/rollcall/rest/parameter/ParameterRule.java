package dev.rollcall.rest.parameter;

import dev.rollcall.rest.parameter.QueryString.Given;
import dev.rollcall.user.StorableText;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The type and the size of one parameter.
 *
 * @param least length of the shortest text, or the least number
 * @param greatest length of the longest text, or the greatest number
 */
record ParameterRule(String name, Type type, long least, long greatest) {

    enum Type {
        /** A text; a list with one element counts as that element. */
        LENIENT_TEXT,
        TEXT,
        /** A number as JavaScript reads it; an empty text counts as absent. */
        NUMBER
    }

    /** The error of the value in upstream's words; empty if it is valid. */
    Optional<String> violation(Given given) {
        return switch (type) {
            case LENIENT_TEXT -> textViolation(given.singleOrListOfOne());
            case TEXT -> textViolation(given.single());
            case NUMBER -> numberViolation(given.singleOrListOfOne());
        };
    }

    private Optional<String> textViolation(Optional<String> value) {
        if (value.isEmpty()) {
            return Optional.of("must be string");
        }
        if (!StorableText.is(value.get())) {
            return Optional.of("must NOT have the character U+0000");
        }
        int length = value.get().codePointCount(0, value.get().length());
        if (length < least) {
            return Optional.of("must NOT have fewer than " + least + " characters");
        }
        return length > greatest
                ? Optional.of("must NOT have more than " + greatest + " characters")
                : Optional.empty();
    }

    private Optional<String> numberViolation(Optional<String> value) {
        if (value.filter(String::isEmpty).isPresent()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = value.flatMap(JavaScriptNumber::parse);
        if (number.isEmpty()) {
            return Optional.of("must be number");
        }
        if (number.get().compareTo(BigDecimal.valueOf(least)) < 0) {
            return Optional.of("must be >= " + least);
        }
        return number.get().compareTo(BigDecimal.valueOf(greatest)) > 0
                ? Optional.of("must be <= " + greatest)
                : Optional.empty();
    }
}
