package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.guest;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may list at all, in which words others are told, in which order. */
@BlackBox
class ListGatesIT {

    private static final String OUTSIDE_ROOM =
            "API_Apply_permission_view-outside-room_on_users-list";
    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();
    private static final UserFixture GUEST = guest();
    private static final UserFixture ROOM_OWNER = user("roomowner").roles("owner").loggedIn();
    private static final UserFixture NOBODY = user("nobody").without("roles").loggedIn();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    ListGatesIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(ADMINISTRATOR, REGULAR, GUEST, ROOM_OWNER, NOBODY);
        // A role inside a room opens nothing here.
        workspace.join(NOBODY, room("c", "general").with("roles", List.of("admin", "user")));
    }

    private Api caller(String name, TestDialect dialect) {
        Api api = pair.api(dialect);
        return switch (name) {
            case "administrator" -> api.as(ADMINISTRATOR);
            case "regular" -> api.as(REGULAR);
            case "guest" -> api.as(GUEST);
            case "roomowner" -> api.as(ROOM_OWNER);
            case "nobody" -> api.as(NOBODY);
            default -> api;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller      | status
                    administrator | 200
                    regular       | 200
                    guest         | 200
                    roomowner     | 403
                    nobody        | 403
                    stranger      | 401
                    """)
    void isForCallersWithTheRightToDirectRooms(String caller, int status) {
        workspace.settled();
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(Listing.of(caller(caller, dialect), "").status())
                    .as(dialect.name())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DOCUMENTED | {"success":false,"error":"unauthorized"}
                    EIGHT      | {"success":false,"error":"User does not have the permissions required for this action [error-unauthorized]"}
                    """)
    void saysInTheWordsOfTheDialectThatTheRightIsMissing(TestDialect dialect, String body) {
        workspace.settled();
        Listing refused = Listing.of(caller("nobody", dialect), "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.response().body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # the setting | roles with the right | status for regular
                    absent        | admin                | 200
                    false         | admin                | 200
                    true          | admin                | 403
                    true          | user                 | 200
                    """)
    void wantsTheRightToSeeOutsidersWhereTheWorkspaceSaysSo(
            String setting, String role, int status) {
        if (!setting.equals("absent")) {
            workspace.setting(OUTSIDE_ROOM, Boolean.valueOf(setting));
        }
        workspace.grant("view-outside-room", role).settled();
        for (TestDialect dialect : TestDialect.values()) {
            Listing listing = Listing.of(caller("regular", dialect), "");
            assertThat(listing.status()).as(dialect.name()).isEqualTo(status);
            if (status == 403) {
                assertThat(listing.response().body())
                        .isEqualTo("{\"success\":false,\"error\":\"unauthorized\"}");
            }
        }
    }

    /** Each row breaks two rules; the answer tells of the one that is judged first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | parameters                                 | outcome
                    stranger | count=abc                                  | 401
                    stranger | sort=x                                     | 401
                    nobody   | count=abc                                  | 403 right
                    nobody   | sort=x                                     | 403 right
                    regular  | count=abc                                  | 400 must be number
                    regular  | sort=x                                     | 403 unauthorized
                    regular  | email=a@b.c                                | 403 unauthorized
                    """)
    void judgesLoginThenRightThenFormThenSetting(String caller, String parameters, String outcome) {
        workspace.setting(OUTSIDE_ROOM, true).grant("view-outside-room", "admin").settled();
        for (TestDialect dialect : TestDialect.values()) {
            Listing listing = Listing.of(caller(caller, dialect), parameters);
            String told =
                    listing.outcome()
                            .replaceFirst("^401 .*|^401$", "401")
                            .replaceFirst(" \\[invalid-params]$", "");
            String expected =
                    outcome.equals("403 right")
                            ? Listing.of(caller("nobody", dialect), "").outcome()
                            : outcome;
            assertThat(told.strip()).as(dialect.name()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # parameters                             | outcome
                    sort=x&email=a@b.c                       | 400 Invalid sort parameter provided: "x" [error-invalid-sort]
                    sort=x&fields=y&query=z                  | 400 Invalid sort parameter provided: "x" [error-invalid-sort]
                    fields=y&query=z                         | 400 Invalid fields parameter provided: "y" [error-invalid-fields]
                    query=z&email=a@b.c                      | 400 Invalid query parameter provided: "z" [error-invalid-query]
                    query={"bio":"x"}&email=a@b.c            | 403 unauthorized
                    query={"bio":"x"}                        | 400 Invalid attribute: bio [error-invalid-query]
                    """)
    void judgesTheFormOfEachParameterThenTheAddressThenTheQuery(String parameters, String outcome) {
        workspace.settled();
        assertThat(Listing.of(caller("regular", TestDialect.DOCUMENTED), parameters).outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void obeysARevokedRightWithinASecond(TestDialect dialect) {
        workspace.settled();
        assertThat(Listing.of(caller("regular", dialect), "").status()).isEqualTo(200);
        workspace.grant("view-d-room", "admin").settled();
        assertThat(Listing.of(caller("regular", dialect), "").status()).isEqualTo(403);
        assertThat(Listing.of(caller("administrator", dialect), "").status()).isEqualTo(200);
    }

    @Test
    void countsARoleThatIsDefinedNowhere() {
        workspace.grant("view-d-room", "no-such-role").settled();
        workspace.replace(NOBODY.roles("no-such-role"));
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(Listing.of(caller("nobody", dialect), "").status()).isEqualTo(200);
            assertThat(Listing.of(caller("administrator", dialect), "").status()).isEqualTo(403);
        }
    }

    @Test
    void holdsAMissingPermissionForRefused() {
        workspace.removePermission("view-d-room").settled();
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(Listing.of(caller("administrator", dialect), "").status()).isEqualTo(403);
        }
    }
}
