package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.loginOf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;

import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pattern that backtracks over long names ends within the time for one command. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@OnlyInDocumented
class BusyPatternIT {

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final String BACKTRACKING =
            "/api/v1/users.list?query=%7B%22name%22:%7B%22$regex%22:%22.*a.*a.*c%22%7D%7D";

    /** A command may take two seconds, and this pattern takes minutes. */
    private static final long LIMIT = 20_000;

    TestWorkspace workspace;

    @Test
    @NeedsRealDatabase("limit of time for one command")
    void isRefusedAndDoesNotKeepTheServerBusy() {
        String name = "c" + "a".repeat(3_000);
        workspace.reset().add(CALLER);
        workspace.addAll(
                IntStream.range(0, 300)
                        .mapToObj(n -> UserFixture.user("long." + n).name(name))
                        .toList());

        given().headers(loginOf(CALLER))
                .when()
                .get(BACKTRACKING)
                .then()
                .statusCode(400)
                .time(lessThan(LIMIT));

        given().headers(loginOf(CALLER))
                .when()
                .get("/api/v1/users.info?username=long.7")
                .then()
                .statusCode(200);
    }
}
