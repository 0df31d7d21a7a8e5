package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the database does not tell, an operator says: that guests are held to few permissions, which
 * version the server has, and where the workspace is.
 */
@BlackBox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorSettingsIT {

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private Rollcall service;

    OperatorSettingsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeAll
    void start() {
        service =
                pair.launcher(TestDialect.EIGHT, "operator-settings")
                        .with("ROLLCALL_GUESTS_RESTRICTED", "true")
                        .with("ROLLCALL_SERVER_VERSION", "8.6.1")
                        .with("ROOT_URL", "https://chat.example/prefix/")
                        .start();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void reset() {
        workspace.reset().settled();
    }

    private JsonNode get(UserFixture caller, String target) {
        return pair.api(service).as(caller).get("/api/v1/" + target).json();
    }

    /** Both services read the same workspace; only this one is told that it is licensed. */
    @ParameterizedTest
    @CsvSource({"'guest,admin', false, true", "guest, false, false", "admin, true, true"})
    void holdGuestsToAFewPermissionsWhateverTheirOtherRoles(
            String roles, boolean fullHere, boolean fullElsewhere) {
        UserFixture caller = user("caller").roles(roles.split(",")).loggedIn();
        workspace.add(caller, user("jane"));
        String jane = "users.info?username=jane";

        assertThat(get(caller, jane).path("user").path("canViewAllInfo").booleanValue())
                .isEqualTo(fullHere);
        assertThat(
                        pair.api(TestDialect.EIGHT)
                                .as(caller)
                                .get("/api/v1/" + jane)
                                .json()
                                .path("user")
                                .path("canViewAllInfo")
                                .booleanValue())
                .isEqualTo(fullElsewhere);
        assertThat(get(caller, "users.list").path("total").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # stored                                                                    | banners
                    {"versionUpdate-8_6_0": {"id": "v"}, "versionUpdate-7_13_9": {"id": "v"}}   | {}
                    {"versionUpdate-8_6_1": {"id": "v"}, "welcome": {"id": "w"}}                | {"welcome": {"id": "w"}}
                    {"versionUpdate-8_6_2": {"id": "v"}}                                        | {"versionUpdate-8_6_2": {"id": "v"}}
                    {"versionUpdate-8_10_0": {"id": "v"}, "versionUpdate-soon": {"id": "v"}}    | {"versionUpdate-8_10_0": {"id": "v"}}
                    """)
    void dropNoticesOfUpdatesThatTheServerHas(String stored, String banners) {
        UserFixture caller = user("caller").with("banners", JsonText.stored(stored)).loggedIn();
        workspace.add(caller);

        assertThat(get(caller, "me").path("banners")).isEqualTo(JsonText.node(banners));
    }

    @Test
    void nameTheAddressOfAWorkspaceThatDoesNot() {
        UserFixture caller = user("caller").loggedIn();
        workspace.add(caller);

        assertThat(get(caller, "me").path("avatarUrl").asText())
                .isEqualTo("https://chat.example/prefix/avatar/caller");
    }
}
