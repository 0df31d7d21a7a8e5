package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.caller.Credentials;
import dev.rollcall.directory.DirectoryFailure.DirectRoomsRefused;
import dev.rollcall.directory.DirectoryFailure.Unauthenticated;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserQuery;
import dev.rollcall.visibility.VisibleUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may list, whom a list holds, and in which order that is judged. */
class ListUsersTest {

    private static final String OUTSIDE_ROOM_RULE =
            "API_Apply_permission_view-outside-room_on_users-list";

    @Test
    void whoMayNotSeeDirectRoomsMayNotList() {
        Desk desk = desk(false);

        assertThatExceptionOfType(DirectRoomsRefused.class)
                .isThrownBy(() -> authenticate(desk, Desk.token("stranger")));
    }

    @Test
    void whoIsNobodyMayNotListEither() {
        Desk desk = desk(false);

        assertThatExceptionOfType(Unauthenticated.class)
                .isThrownBy(() -> authenticate(desk, new Credentials.None()));
    }

    /** Each row but the last has every later mistake as well: the first one counts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # outside room rule | sort           | fields    | query            | email | refusal
                    true                | x              | x         | x                | a@b.c | Not permitted: the whole list
                    false               | x              | x         | x                | a@b.c | Invalid sort
                    false               |                | x         | x                | a@b.c | Invalid fields
                    false               | {"username":1} | {"x":1}   | x                | a@b.c | Invalid query
                    false               | {"username":1} | {"x":1}   | {"unknown":1}    | a@b.c | Not permitted: a list by address
                    false               | {"username":1} | {"x":1}   | {"unknown":1}    |       | Invalid attribute: unknown
                    false               | {"username":1} | {"name":0} | {"unknown":1}   |       | Invalid attribute: name
                    """)
    void theFirstMistakeCounts(
            boolean rule, String sort, String fields, String query, String email, String refusal) {
        Desk desk = desk(rule);

        assertThatThrownBy(() -> list(desk, "regular", request(sort, fields, query, email)))
                .isInstanceOf(DirectoryFailure.class)
                .hasMessage(refusal);
        assertThat(desk.users.queries).isEmpty();
        assertThat(desk.users.log).isEmpty();
    }

    @Test
    void whoMaySeeOutsideARoomPassesItsRule() {
        Desk desk = desk(true);

        assertThat(total(list(desk, "outsider", request(null, null, null, null)))).isEqualTo(42);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | sort          | query              | email  | filter                                               | order
                    regular  |               |                    |        | listed                                               | +username
                    helper   |               |                    |        | listed                                               | +username
                    admin    |               |                    |        | listed or with email                                 | +username
                    admin    |               |                    | ' A@b' | 'all(email  A@b, listed or with email)'              | +username
                    admin    | {"status":-1} | {"active":true}    | a@b    | all(email a@b, all(listed or with email, active = flag true)) | -status -active
                    regular  | {"name":1}    | {"$or":[{"name":"x"}]} |    | any(name = text x)                                   | +name
                    """)
    void asksForWhatTheRequestSays(
            String caller, String sort, String query, String email, String filter, String order) {
        Desk desk = desk(false);

        total(list(desk, caller, request(sort, null, query, email)));

        UserQuery asked = desk.users.queries.get(0);
        assertThat(FilterText.of(asked.filter())).isEqualTo(filter);
        assertThat(FilterText.ofOrder(asked.order())).isEqualTo(order);
        assertThat(desk.users.log).containsExactly("count " + filter);
    }

    @Test
    void givesThePartWithItsTotal() {
        Desk desk = desk(false);
        UserPage page =
                list(
                        desk,
                        "regular",
                        new ListRequest(
                                new Paging(OptionalLong.of(2), 7),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));

        assertThat(page.offset()).isEqualTo(7);
        assertThat(total(page)).isEqualTo(42);
        assertThat(page.bounded()).isTrue();
        assertThat(desk.users.queries.get(0).offset()).isEqualTo(7);
        assertThat(desk.users.queries.get(0).limit()).hasValue(2);
    }

    @Test
    void aListOfAllHasNoBound() {
        Desk desk = desk(false);
        UserPage page =
                list(
                        desk,
                        "regular",
                        new ListRequest(
                                new Paging(OptionalLong.of(0), 0),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));

        assertThat(page.bounded()).isFalse();
        assertThat(desk.users.queries.get(0).limit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | fields                   | members
                    regular  |                          | _id name nameInsensitive username
                    admin    |                          | _id emails name nameInsensitive roles username
                    regular  | {"emails":1,"roles":1}   | _id name nameInsensitive username
                    admin    | {"roles":0}              | _id emails name nameInsensitive username
                    regular  | {"freeSwitchExtension":1} | _id freeSwitchExtension name nameInsensitive username
                    admin    | {"importIds":1}          | _id emails name nameInsensitive roles username
                    """)
    void showsOfEachUserWhatTheCallerMaySee(String caller, String fields, String members) {
        Desk desk = desk(false);

        UserPage page = list(desk, caller, request(null, fields, null, null));
        List<VisibleUser> users =
                page.users().collect().asList().await().atMost(Duration.ofSeconds(5));

        assertThat(users)
                .hasSize(5)
                .allSatisfy(
                        user ->
                                assertThat(
                                                user.values().keySet().stream()
                                                        .map(UserField::path)
                                                        .sorted())
                                        .containsExactly(members.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({",,false", "{},,true", ",{},true", "{},{},true"})
    void fieldsAndQueryAreDeprecated(String fields, String query, boolean deprecated) {
        assertThat(request(null, fields, query, null).usesDeprecatedParameters())
                .isEqualTo(deprecated);
    }

    private static Desk desk(boolean outsideRoomRule) {
        return new Desk(Map.of(OUTSIDE_ROOM_RULE, outsideRoomRule))
                .with(
                        Desk.user("regular", "regular.name", "user").build(),
                        Desk.user("admin", "admin.name", "admin").build(),
                        Desk.user("helper", "helper.name", "helper").build(),
                        Desk.user("outsider", "outsider.name", "user", "outsider").build(),
                        Desk.user("stranger", "stranger.name", "owner").build());
    }

    private static ListRequest request(String sort, String fields, String query, String email) {
        return new ListRequest(
                new Paging(OptionalLong.empty(), 0),
                json("sort", sort),
                json("fields", fields),
                json("query", query),
                Optional.ofNullable(email));
    }

    private static Optional<JsonParameter> json(String name, String text) {
        return Optional.ofNullable(text).map(given -> new JsonParameter(name, given));
    }

    private static void authenticate(Desk desk, Credentials credentials) {
        desk.listUsers.authenticate(credentials).await().atMost(Duration.ofSeconds(5));
    }

    private static UserPage list(Desk desk, String caller, ListRequest request) {
        return desk.listUsers
                .authenticate(Desk.token(caller))
                .map(session -> desk.listUsers.list(session, request))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private static long total(UserPage page) {
        return page.total().await().atMost(Duration.ofSeconds(5));
    }
}
