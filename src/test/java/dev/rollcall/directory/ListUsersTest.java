package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.ListUsers.ListGuard;
import dev.rollcall.directory.ListUsers.ListRequest;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.directory.failure.DirectoryFailure.DirectRoomsRefused;
import dev.rollcall.directory.failure.DirectoryFailure.RightsChanged;
import dev.rollcall.directory.failure.DirectoryFailure.Unauthenticated;
import dev.rollcall.directory.query.JsonParameter;
import dev.rollcall.directory.query.Paging;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserQuery;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.FakeWorkspaceStore;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.StandInConfiguration;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may list, whom a list holds, and in which order that is judged. */
class ListUsersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        assertThat(page.cost()).isEqualTo(UserPage.Cost.LOW);
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

        assertThat(page.cost()).isEqualTo(UserPage.Cost.UNBOUNDED);
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
                page.users().collect().asList().await().atMost(Duration.ofSeconds(30));

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

    @Test
    void aListThatNoIndexServesCostsMuch() {
        Desk desk = desk(false);
        desk.users.served = query -> false;

        assertThat(list(desk, "regular", request(null, null, null, null)).cost())
                .isEqualTo(UserPage.Cost.HIGH);
    }

    /** A scan that took too long is the caller's doing only if no index serves the list. */
    @ParameterizedTest
    @CsvSource({
        "false, COMMAND_LIMIT, TooSlow",
        "false, NO_ANSWER, StoreUnavailableException",
        "true, COMMAND_LIMIT, StoreUnavailableException"
    })
    void whatTakesTooLongWithoutAnIndexIsTheCallersDoing(
            boolean served, UnavailableReason reason, String expected) {
        Desk desk = desk(false);
        StoreUnavailableException failure = new StoreUnavailableException(reason);
        desk.users.served = query -> served;
        desk.users.listing = query -> Multi.createFrom().failure(failure);
        desk.users.counting = filter -> Uni.createFrom().failure(failure);
        UserPage page = list(desk, "regular", request(null, null, null, null));

        assertThatThrownBy(() -> total(page)).satisfies(named(expected));
        assertThatThrownBy(() -> page.users().collect().asList().await().atMost(PATIENCE))
                .satisfies(named(expected));
    }

    @Test
    void aFailureOfAnotherKindStaysWhatItIs() {
        Desk desk = desk(false);
        desk.users.served = query -> false;
        desk.users.counting = filter -> Uni.createFrom().failure(new IllegalStateException("x"));

        assertThatThrownBy(() -> total(list(desk, "regular", request(null, null, null, null))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aListGoesOnWhileItsCallerHasTheSameRights() {
        Desk desk = desk(false);

        assertThatNoException().isThrownBy(() -> judge(guard(desk, "helper")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', Unauthenticated",
        "owner, DirectRoomsRefused",
        "user, RightsChanged",
        "user admin helper, ''"
    })
    void aListEndsIfItsCallerHasFewerRights(String roles, String expected) {
        Desk desk = desk(false);
        ListGuard guard = guard(desk, "helper");
        desk.callers.remove("helper");
        if (!roles.isEmpty()) {
            desk.callers.add(Desk.user("helper", "helper.name", roles.split(" ")).build());
        }

        if (expected.isEmpty()) {
            assertThatNoException().isThrownBy(() -> judge(guard));
        } else {
            assertThatThrownBy(() -> judge(guard)).satisfies(named(expected));
        }
    }

    @Test
    void aListEndsIfTheTokenHasBecomeAnotherCallers() {
        Desk desk = desk(false);
        Session other = desk.listUsers.authenticate(Desk.token("regular")).await().atMost(PATIENCE);

        assertThatExceptionOfType(RightsChanged.class)
                .isThrownBy(() -> judge(desk.listUsers.guard(Desk.token("helper"), other)));
    }

    @Test
    void aListEndsIfTheWorkspacesRulesHaveChanged() {
        FakeWorkspaceStore store = new FakeWorkspaceStore(Desk.ROLES, Map.of());
        LiveWorkspace workspace = store.live();
        Desk desk =
                new Desk(Dialect.DOCUMENTED, workspace, StandInConfiguration.SHORT)
                        .with(Desk.user("regular", "regular.name", "user").build());
        ListGuard guard = guard(desk, "regular");
        Map<String, Object> declared = Map.of("Accounts_CustomFields", "{\"team\":{}}");

        store.change(declared);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (workspace.current().rules().customFields().isEmpty()
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThatExceptionOfType(RightsChanged.class).isThrownBy(() -> judge(guard));
    }

    private static ListGuard guard(Desk desk, String caller) {
        Credentials credentials = Desk.token(caller);
        return desk.listUsers.guard(
                credentials, desk.listUsers.authenticate(credentials).await().atMost(PATIENCE));
    }

    private static void judge(ListGuard guard) {
        guard.judge().await().atMost(PATIENCE);
    }

    private static Consumer<Throwable> named(String kind) {
        return failure -> assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
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
        desk.listUsers.authenticate(credentials).await().atMost(Duration.ofSeconds(30));
    }

    private static UserPage list(Desk desk, String caller, ListRequest request) {
        return desk.listUsers
                .authenticate(Desk.token(caller))
                .map(session -> desk.listUsers.list(session, request))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static long total(UserPage page) {
        return page.total().await().atMost(Duration.ofSeconds(30));
    }
}
