package dev.rollcall.blackbox.database;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Callers.asBearer;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.testkit.DatabaseCommand;
import dev.rollcall.testkit.DatabaseTraffic;
import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.StartedByTheTests;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each command of a request carries the request's name as its comment, so that a slow one in the
 * database's own log leads to the request; what is read for all of them carries none.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@StartedByTheTests
@OnlyInDocumented
class CommandNamesIT {

    private static final UserFixture CALLER = administrator();
    private static final UserFixture OTHER = user("other");
    private static final String BEARER = "an-access-token";
    private static final String NAME = "request-of-this-test";

    TestWorkspace workspace;
    TestDatabase database;
    private DatabaseTraffic traffic;

    @BeforeEach
    void people() {
        assumeTrue(database.traffic().isPresent(), "What goes to the database can be seen");
        traffic = database.traffic().orElseThrow();
        workspace.reset().add(CALLER, OTHER, bare("nameless").name("No user name"));
        workspace
                .join(OTHER, room("c", "general"))
                .bearerToken(CALLER, BEARER, Instant.now().plusSeconds(3600))
                .settled();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me",
                "users.info?username=other",
                "users.info?username=id-of-other",
                "users.info?userId=id-of-other&includeUserRooms=true",
                "users.list",
                "users.list?count=0",
                "users.list?offset=1&count=2",
                "users.list?sort={\"status\":1}",
                "users.list?query={\"name\":{\"$regex\":\"o\"}}&count=2",
            })
    void areThoseOfTheirRequests(String target) {
        assertNamed(commands(as(CALLER), target, NAME), NAME);
    }

    @Test
    void areThoseOfRequestsWithABearerTokenToo() {
        assertNamed(commands(asBearer(BEARER), "users.list", NAME), NAME);
    }

    /** Requests share threads and wait for each other's places, and still none gets another's. */
    @Test
    void areNotMixedUpAmongRequestsThatRunTogether() {
        List<DatabaseCommand> commands =
                traffic.during(
                        () ->
                                CompletableFuture.allOf(
                                                IntStream.range(0, 12)
                                                        .mapToObj(CommandNamesIT::askedBeside)
                                                        .toArray(CompletableFuture[]::new))
                                        .join());

        for (int number = 0; number < 12; number++) {
            BsonString name = new BsonString("together-" + number);
            BsonString last = new BsonString("user" + number);
            assertThat(commands)
                    .filteredOn(
                            command ->
                                    command.document().toString().contains(last.getValue() + "\""))
                    .isNotEmpty()
                    .allSatisfy(
                            command ->
                                    assertThat(command.document().get("comment")).isEqualTo(name));
        }
    }

    private static CompletableFuture<Void> askedBeside(int number) {
        return CompletableFuture.runAsync(
                () ->
                        as(CALLER)
                                .header("X-Request-Id", "together-" + number)
                                .when()
                                .get(Target.of("/api/v1/users.info?username=user" + number)));
    }

    @Test
    void areNoneForWhatIsReadForAllRequests() {
        List<DatabaseCommand> commands =
                traffic.ofRightsDuring(
                        () -> {
                            as(CALLER).header("X-Request-Id", NAME).when().get("/api/v1/me");
                            workspace.settled();
                        });

        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.document()).doesNotContainKey("comment"));
    }

    /** A server older than MongoDB 4.4 does not take one with the later batches. */
    private static void assertNamed(List<DatabaseCommand> commands, String name) {
        assertThat(commands)
                .filteredOn(command -> !command.name().equals("getMore"))
                .isNotEmpty()
                .allSatisfy(
                        command ->
                                assertThat(command.document().get("comment"))
                                        .as("the comment of %s", command)
                                        .isEqualTo(new BsonString(name)));
    }

    private List<DatabaseCommand> commands(
            RequestSpecification request, String target, String name) {
        return traffic.during(
                () ->
                        request.header("X-Request-Id", name)
                                .when()
                                .get(Target.of("/api/v1/" + target))
                                .then()
                                .statusCode(200));
    }
}
