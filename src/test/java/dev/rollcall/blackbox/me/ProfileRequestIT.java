package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profile takes no parameters and minds none; it is the caller's own. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("the dialects have no word on profiles; EveryCellIT reads one in both")
class ProfileRequestIT {

    private static final UserFixture JANE = user("jane").loggedIn();
    private static final UserFixture JOHN = user("john").loggedIn();

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        workspace.reset().settled();
        workspace.add(JANE, JOHN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # query string
                    foo=1
                    fields={"name":0}
                    fields={"services":1}
                    fields=broken
                    userId=id-of-john
                    userId=id-of-john&userId=nobody
                    username=john
                    query={"_id":"id-of-john"}
                    includeUserRooms=true
                    count=-1&offset=abc
                    a[$ne]=1
                    """)
    void parametersMakeNoDifference(String query) {
        String plain = given().headers(loginOf(JANE)).when().get("/api/v1/me").asString();

        given().headers(loginOf(JANE))
                .when()
                .get(Target.of("/api/v1/me?" + query))
                .then()
                .body(equalTo(plain))
                .body("_id", equalTo("id-of-jane"));
    }

    @Test
    void everyCallerReadsTheOwnProfile() {
        given().headers(loginOf(JANE))
                .when()
                .get("/api/v1/me")
                .then()
                .body("username", equalTo("jane"));
        given().headers(loginOf(JOHN))
                .when()
                .get("/api/v1/me")
                .then()
                .body("username", equalTo("john"));
    }

    @Test
    void noPermissionIsNeeded() {
        UserFixture stranger = user("stranger").roles().loggedIn();
        workspace.add(stranger);

        given().headers(loginOf(stranger))
                .when()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("email", equalTo("stranger@example.com"));
    }
}
