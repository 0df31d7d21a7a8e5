package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.OnlyInEight;
import dev.rollcall.testkit.OperatorSettings;
import dev.rollcall.testkit.StartedByTheTests;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the database does not contain, an operator sets: the limit on the permissions of guests, the
 * version of the server, and the address of the workspace.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@StartedByTheTests
@OnlyInEight
@TestProfile(OperatorSettings.class)
class OperatorSettingsIT {

    TestWorkspace workspace;

    @BeforeEach
    void reset() {
        workspace.reset().settled();
    }

    private static ValidatableResponse get(UserFixture caller, String target) {
        return as(caller).when().get("/api/v1/" + target).then();
    }

    @ParameterizedTest
    @CsvSource({"'guest,admin', false", "guest, false", "admin, true"})
    void limitGuestsToAFewPermissionsWhateverTheirOtherRoles(String roles, boolean full) {
        UserFixture caller = user("caller").roles(roles.split(",")).loggedIn();
        workspace.add(caller, user("jane"));

        get(caller, "users.info?username=jane").body("user.canViewAllInfo", equalTo(full));
        get(caller, "users.list").body("total", equalTo(2));
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

        JsonNode me = get(caller, "me").extract().as(JsonNode.class);
        assertThat(me.path("banners")).isEqualTo(JsonText.node(banners));
    }

    @Test
    void nameTheAddressOfAWorkspaceThatDoesNot() {
        UserFixture caller = user("caller").loggedIn();
        workspace.add(caller);

        get(caller, "me").body("avatarUrl", equalTo("https://chat.example/prefix/avatar/caller"));
    }
}
