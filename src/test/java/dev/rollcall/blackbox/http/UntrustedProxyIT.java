package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.regular;
import static io.restassured.RestAssured.given;

import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a configured proxy nobody's word on the client's address counts. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("the address of a client is found before a dialect counts")
class UntrustedProxyIT {

    private static final UserFixture CALLER = regular();

    TestWorkspace workspace;

    @AfterEach
    void reset() {
        workspace.reset().settled();
    }

    @Test
    void isNotBelieved() {
        workspace.reset().add(CALLER);
        RateLimits.set(workspace, 4, 600_000);

        assertStatus("X-Forwarded-For", "203.0.113.1", 200);
        assertStatus("X-Forwarded-For", "203.0.113.2", 200);
        assertStatus("X-Real-IP", "203.0.113.3", 200);
        assertStatus("X-Real-IP", "203.0.113.4", 200);
        assertStatus("X-Forwarded-For", "203.0.113.5", 429);
        assertStatus("X-Real-IP", "203.0.113.6", 429);
    }

    private static void assertStatus(String header, String address, int status) {
        given().headers(loginOf(CALLER))
                .header(header, address)
                .when()
                .get("/api/v1/users.info?username=regular")
                .then()
                .statusCode(status);
    }
}
