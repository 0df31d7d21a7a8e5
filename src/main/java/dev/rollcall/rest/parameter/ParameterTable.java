package dev.rollcall.rest.parameter;

import static dev.rollcall.rest.parameter.ParameterRule.Type.LENIENT_TEXT;
import static dev.rollcall.rest.parameter.ParameterRule.Type.NUMBER;
import static dev.rollcall.rest.parameter.ParameterRule.Type.TEXT;

import dev.rollcall.user.UserKey;
import java.util.Arrays;
import java.util.List;

/** Every parameter of each operation, in the order of the checks. me has none and ignores all. */
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
}
