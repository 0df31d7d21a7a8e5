package dev.rollcall.rest.parameter;

import static dev.rollcall.rest.parameter.ParameterTable.ParameterRule.Type.LENIENT_TEXT;
import static dev.rollcall.rest.parameter.ParameterTable.ParameterRule.Type.NUMBER;
import static dev.rollcall.rest.parameter.ParameterTable.ParameterRule.Type.TEXT;

import dev.rollcall.rest.parameter.QueryString.Given;
import dev.rollcall.user.StorableText;
import dev.rollcall.user.UserKey;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every parameter of each operation, in the order of the checks. A value that breaks its rule is
 * answered with 400 and the words of the rule: {@code count=-1} gets {@code must be >= 0}. me has
 * no parameter and ignores all.
 */
final class ParameterTable {

    static final String INCLUDE_USER_ROOMS = "includeUserRooms";
    static final String FIELDS = "fields";
    static final String QUERY = "query";
    static final String COUNT = "count";
    static final String OFFSET = "offset";
    static final String SORT = "sort";
    static final String EMAIL = "email";

    private static final long KEY_LENGTH = 512;
    private static final long FLAG_LENGTH = 64;
    private static final long JSON_LENGTH = 1024;
    private static final long QUERY_LENGTH = 2048;
    private static final long GREATEST_EXACT = 9_007_199_254_740_991L;

    /** users.info: exactly one of these. */
    static final List<ParameterRule> LOOKUP_KEYS =
            Arrays.stream(UserKey.Kind.values())
                    .map(kind -> new ParameterRule(kind.parameter(), LENIENT_TEXT, 0, KEY_LENGTH))
                    .toList();

    /** users.info: the options besides the key. */
    static final List<ParameterRule> LOOKUP_OPTIONS =
            List.of(
                    new ParameterRule(INCLUDE_USER_ROOMS, LENIENT_TEXT, 0, FLAG_LENGTH),
                    new ParameterRule(FIELDS, LENIENT_TEXT, 0, JSON_LENGTH));

    static final List<ParameterRule> LIST =
            List.of(
                    new ParameterRule(FIELDS, TEXT, 0, JSON_LENGTH),
                    new ParameterRule(QUERY, TEXT, 0, QUERY_LENGTH),
                    new ParameterRule(COUNT, NUMBER, 0, GREATEST_EXACT),
                    new ParameterRule(OFFSET, NUMBER, 0, GREATEST_EXACT),
                    new ParameterRule(SORT, TEXT, 0, JSON_LENGTH),
                    new ParameterRule(EMAIL, TEXT, 1, KEY_LENGTH));

    private ParameterTable() {}

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
}
