package dev.rollcall.blackbox.login;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller without a user name is answered like any other. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("callers are found before a dialect counts")
class NamelessCallerIT {

    private static final UserFixture NAMELESS = user("nameless").without("username").loggedIn();

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        workspace.reset().settled();
        workspace.add(NAMELESS, user("jane"));
    }

    @Test
    void aCallerWithoutAUserNameReadsTheOwnProfile() {
        JsonNode me =
                given().headers(loginOf(NAMELESS)).when().get("/api/v1/me").as(JsonNode.class);

        assertThat(me.path("_id").asText()).isEqualTo(NAMELESS.id());
        assertThat(me.has("username")).isFalse();
        assertThat(me.has("avatarUrl")).isFalse();
    }

    @Test
    void aCallerWithoutAUserNameFindsOthersAndOneself() {
        JsonNode other = info("username=jane");
        JsonNode self = info("userId=" + NAMELESS.id());

        assertThat(other.path("_id").asText()).isEqualTo("id-of-jane");
        assertThat(other.path("canViewAllInfo").asBoolean()).isFalse();
        assertThat(self.path("canViewAllInfo").asBoolean()).isTrue();
    }

    @Test
    void aCallerWithoutAUserNameListsUsers() {
        given().headers(loginOf(NAMELESS))
                .when()
                .get("/api/v1/users.list")
                .then()
                .body("total", equalTo(2));
    }

    private static JsonNode info(String query) {
        return given().headers(loginOf(NAMELESS))
                .when()
                .get("/api/v1/users.info?" + query)
                .as(JsonNode.class)
                .path("user");
    }
}
