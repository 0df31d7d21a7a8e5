package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer's members and their order, at any length. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListAnswerIT {

    private static final int MANY = 3_000;
    private static final UserFixture CALLER = administrator();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER);
        workspace.settled();
    }

    @Test
    void hasItsMembersInTheOrderOfTheContract() {
        given().headers(loginOf(CALLER))
                .when()
                .get("/api/v1/users.list?offset=0")
                .then()
                .body(
                        equalTo(
                                "{\"users\":[{\"_id\":\"id-of-administrator\","
                                        + "\"username\":\"administrator\","
                                        + "\"emails\":[{\"address\":\"administrator@example.com\","
                                        + "\"verified\":true}],"
                                        + "\"type\":\"user\",\"status\":\"offline\",\"active\":true,"
                                        + "\"roles\":[\"user\",\"admin\"],"
                                        + "\"name\":\"Name of administrator\","
                                        + "\"nameInsensitive\":\"name of administrator\"}],"
                                        + "\"count\":1,\"offset\":0,\"total\":1,\"success\":true}"));
    }

    @Test
    void isEmptyInTheSameOrder() {
        given().headers(loginOf(CALLER))
                .when()
                .get("/api/v1/users.list?offset=9")
                .then()
                .body(
                        equalTo(
                                "{\"users\":[],\"count\":0,\"offset\":9,\"total\":1,\"success\":true}"));
    }

    @Test
    void bringsEverybodyInOneAnswerIfNoBoundIsAsked() {
        workspace.addAll(
                IntStream.range(0, MANY - 1)
                        .mapToObj(n -> user("person." + n).with("bio", "\"\\\u00e9\u4e2d"))
                        .toList());

        Listing listing = Listing.of(CALLER, "count=0");
        Set<String> ids = new HashSet<>();
        listing.users().forEach(user -> ids.add(user.path("_id").asText()));
        assertThat(ids).hasSize(MANY);
        assertThat(listing.users()).hasSize(MANY);
        assertThat(listing.page()).isEqualTo(MANY + "/0/" + MANY);
        listing.then().body(endsWith("\"success\":true}"));
    }

    @Test
    void hasNoBodyForHead() {
        given().headers(loginOf(CALLER))
                .when()
                .head("/api/v1/users.list?count=0")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body(emptyString());
    }

    /** More than may be sent at once: a list that HEAD left open would take a place for good. */
    @Test
    void leavesNothingOpenBehindHead() {
        workspace.addAll(IntStream.range(0, 600).mapToObj(n -> user("person." + n)).toList());
        for (int n = 0; n < 12; n++) {
            given().headers(loginOf(CALLER))
                    .when()
                    .head("/api/v1/users.list?count=0")
                    .then()
                    .statusCode(200);
        }
        given().headers(loginOf(CALLER))
                .when()
                .get("/api/v1/users.list?count=0")
                .then()
                .statusCode(200);
    }
}
