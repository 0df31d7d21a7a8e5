package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.guest;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.TestDialect.expected;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may list at all, and with which words and in which order others are refused. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListGatesIT {

    private static final String OUTSIDE_ROOM =
            "API_Apply_permission_view-outside-room_on_users-list";
    private static final String UNAUTHORIZED = "unauthorized";
    private static final String WITHOUT_RIGHT =
            "User does not have the permissions required for this action [error-unauthorized]";
    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();
    private static final UserFixture GUEST = guest();
    private static final UserFixture ROOM_OWNER = user("roomowner").roles("owner").loggedIn();
    private static final UserFixture NOBODY = user("nobody").without("roles").loggedIn();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace.reset().add(ADMINISTRATOR, REGULAR, GUEST, ROOM_OWNER, NOBODY);
        // A role inside a room opens nothing here.
        workspace.join(NOBODY, room("c", "general").with("roles", List.of("admin", "user")));
    }

    private static Listing list(String caller, String parameters) {
        return switch (caller) {
            case "administrator" -> Listing.of(ADMINISTRATOR, parameters);
            case "regular" -> Listing.of(REGULAR, parameters);
            case "guest" -> Listing.of(GUEST, parameters);
            case "roomowner" -> Listing.of(ROOM_OWNER, parameters);
            case "nobody" -> Listing.of(NOBODY, parameters);
            default -> Listing.ofStranger(parameters);
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
        assertThat(list(caller, "").status()).isEqualTo(status);
    }

    @Test
    void saysInTheWordsOfTheDialectThatTheRightIsMissing() {
        workspace.settled();
        given().headers(loginOf(NOBODY))
                .when()
                .get("/api/v1/users.list")
                .then()
                .statusCode(403)
                .body("error", equalTo(expected(UNAUTHORIZED, WITHOUT_RIGHT)))
                .body("size()", equalTo(2));
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
    void wantsTheRightToSeeOutsidersIfTheWorkspaceSaysSo(String setting, String role, int status) {
        if (!setting.equals("absent")) {
            workspace.setting(OUTSIDE_ROOM, Boolean.valueOf(setting));
        }
        workspace.grant("view-outside-room", role).settled();
        Listing listing = list("regular", "");
        assertThat(listing.status()).isEqualTo(status);
        if (status == 403) {
            listing.then().body(equalTo("{\"success\":false,\"error\":\"unauthorized\"}"));
        }
    }

    /** Each row breaks two rules; the answer names the one that is checked first. */
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
        Listing listing = list(caller, parameters);
        String told =
                listing.outcome()
                        .replaceFirst("^401 .*|^401$", "401")
                        .replaceFirst(" \\[invalid-params]$", "");
        assertThat(told.strip())
                .isEqualTo(outcome.replace("right", expected(UNAUTHORIZED, WITHOUT_RIGHT)));
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
    @OnlyInDocumented
    void judgesTheFormOfEachParameterThenTheAddressThenTheQuery(String parameters, String outcome) {
        workspace.settled();
        assertThat(list("regular", parameters).outcome()).isEqualTo(outcome);
    }

    @Test
    void countsARoleThatIsDefinedNowhere() {
        workspace.grant("view-d-room", "no-such-role").settled();
        workspace.replace(NOBODY.roles("no-such-role"));
        assertThat(list("nobody", "").status()).isEqualTo(200);
        assertThat(list("administrator", "").status()).isEqualTo(403);
    }

    @Test
    void holdsAMissingPermissionForRefused() {
        workspace.removePermission("view-d-room").settled();
        assertThat(list("administrator", "").status()).isEqualTo(403);
    }
}
