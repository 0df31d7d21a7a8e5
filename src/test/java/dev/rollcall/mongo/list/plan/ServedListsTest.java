package dev.rollcall.mongo.list.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lists an index serves, and for which every user may be read. */
class ServedListsTest {

    private static final UserFilter ALL = new UserFilter.Listed(false);
    private static final UserFilter PATTERN =
            new UserFilter.Matching(
                    FieldPath.of(UserField.NAME),
                    new UserFilter.TextPattern(
                            List.of(UserFilter.Piece.literal("a")), false, false, false));
    private static final Map<String, UserFilter> FILTERS =
            Map.of(
                    "all", ALL,
                    "nested all", new UserFilter.AllOf(List.of(ALL)),
                    "pattern", new UserFilter.AllOf(List.of(ALL, PATTERN)),
                    "user name", new UserFilter.AllOf(List.of(ALL, equal(UserField.USERNAME))),
                    "status", new UserFilter.AllOf(List.of(ALL, equal(UserField.STATUS))),
                    "either", new UserFilter.AnyOf(List.of(equal(UserField.USERNAME), PATTERN)),
                    "address", new UserFilter.WithEmail("a@b.c"),
                    "nobody", new UserFilter.Nobody(),
                    "a name in a flag",
                            new UserFilter.Equal(
                                    FieldPath.of(UserField.NAME), new UserFilter.Flag(true)));

    private static UserFilter equal(UserField field) {
        return new UserFilter.Equal(FieldPath.of(field), new UserFilter.Text("x"));
    }

    private static List<SortKey> order(String fields) {
        return Arrays.stream(fields.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new SortKey(FieldPath.of(UserField.at(name).orElseThrow()), true))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # filter         | order           | indexes                | served
                    all              | ''              | ''                     | true
                    all              | username        | ''                     | true
                    nested all       | username        | ''                     | true
                    all              | name            | ''                     | true
                    all              | createdAt       | ''                     | true
                    all              | lastLogin       | ''                     | true
                    all              | status active   | ''                     | false
                    all              | status active   | rollcall_status_active | true
                    all              | nameInsensitive | ''                     | false
                    all              | utcOffset       | ''                     | false
                    pattern          | username        | ''                     | false
                    status           | name            | ''                     | false
                    either           | username        | ''                     | false
                    a name in a flag | username        | ''                     | false
                    user name        | nameInsensitive | ''                     | true
                    address          | utcOffset       | ''                     | true
                    nobody           | utcOffset       | ''                     | true
                    """)
    void areToldApart(String filter, String order, String indexes, boolean served) {
        UserQuery query =
                new UserQuery(FILTERS.get(filter), order(order), 0, OptionalLong.of(50), "reader");

        assertThat(ServedLists.areServed(query, Set.of(indexes)::contains)).isEqualTo(served);
    }
}
