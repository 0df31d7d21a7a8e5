package dev.rollcall.blackbox.database;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.testkit.DatabaseCommand;
import dev.rollcall.testkit.DatabaseTraffic;
import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.ProxyTrustedAndTotalsKept;
import dev.rollcall.testkit.StartedByTheTests;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A total that is kept is not counted again for each page. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@StartedByTheTests
@OnlyInDocumented
@TestProfile(ProxyTrustedAndTotalsKept.class)
class KeptTotalIT {

    private static final UserFixture CALLER = administrator();

    TestWorkspace workspace;
    TestDatabase database;

    @Test
    void isNotCountedAgainForEachPage() {
        assumeTrue(database.traffic().isPresent(), "What goes to the database can be seen");
        workspace.reset().settled();
        workspace.add(CALLER, user("other"));
        given().headers(loginOf(CALLER)).when().get("/api/v1/users.list").then().statusCode(200);

        assertThat(steps("users.list")).isEqualTo("users, users");
        assertThat(steps("users.list?offset=1")).isEqualTo("users, users");
    }

    private String steps(String request) {
        DatabaseTraffic traffic = database.traffic().orElseThrow();
        return DatabaseCommand.steps(
                traffic.during(
                        () -> given().headers(loginOf(CALLER)).when().get("/api/v1/" + request)));
    }
}
