package dev.rollcall.blackbox.database;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Callers.asBearer;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.testkit.DatabaseCommand;
import dev.rollcall.testkit.DatabaseTraffic;
import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.OnlyInEight;
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
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many reads of the database, one after another, each kind of request takes, counted on the
 * wire: what is sent at once is one step.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class RoundTripsIT {

    private static final UserFixture CALLER = administrator();
    private static final UserFixture OTHER =
            user("other").with("importIds", List.of("imported")).with("freeSwitchExtension", "77");
    private static final String BEARER = "an-access-token";

    TestWorkspace workspace;
    TestDatabase database;
    private DatabaseTraffic traffic;

    @BeforeEach
    void people() {
        assumeTrue(database.traffic().isPresent(), "What goes to the database can be seen");
        traffic = database.traffic().orElseThrow();
        workspace.reset().add(CALLER, OTHER);
        workspace
                .join(CALLER, room("c", "general"))
                .join(OTHER, room("c", "general"))
                .bearerToken(CALLER, BEARER, Instant.now().plusSeconds(3600))
                .settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # request                                        | steps: collections read in each
                    me                                               | users
                    users.info?userId=id-of-administrator            | users
                    users.info?userId=id-of-administrator&includeUserRooms=true | users, rocketchat_subscription users
                    users.info?userId=id-of-other                    | users, users
                    users.info?username=other                        | users, users
                    users.info?username=administrator                | users, users
                    users.info?importId=imported                     | users, users
                    users.info?userId=other                          | users, users, users
                    users.info?username=id-of-other                  | users, users, users
                    users.info?userId=nobody                         | users, users, users
                    users.info?userId=id-of-other&includeUserRooms=true | users, users, rocketchat_subscription
                    users.list                                       | users, users users users
                    users.list?offset=1&count=1                      | users, users users users
                    users.list?count=0                               | users, users users users
                    users.list?sort={"username":-1}                  | users, users users users
                    users.list?sort={"name":1}                       | users, users users users
                    users.list?query={"username":"other"}            | users, users users users
                    """)
    @OnlyInDocumented
    void areFewAndFixed(String request, String steps) {
        assertThat(steps(() -> as(CALLER), request)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    me                                               | users
                    users.info?userId=id-of-administrator            | users, users
                    users.info?userId=id-of-administrator&includeUserRooms=true | users, rocketchat_subscription users
                    users.info?userId=id-of-other                    | users, users
                    users.list                                       | users, users users users
                    """)
    @OnlyInDocumented
    void areOneMoreForABearerToken(String request, String others) {
        assertThat(steps(() -> asBearer(BEARER), request))
                .isEqualTo("rocketchat_oauth_access_tokens, " + others);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    users.info?email=other@example.com               | users, users
                    users.info?freeSwitchExtension=77                | users, users
                    users.list?email=other@example.com               | users, users users
                    """)
    @OnlyInEight
    void areFewAndFixedForTheKeysOfTheOtherDialect(String request, String steps) {
        assertThat(steps(() -> as(CALLER), request)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "me",
        "users.info?userId=id-of-other",
        "users.info?userId=id-of-administrator&includeUserRooms=true",
        "users.list"
    })
    @OnlyInDocumented
    void areOneForAWrongToken(String request) {
        assertThat(
                        steps(
                                () ->
                                        given().header("X-User-Id", CALLER.id())
                                                .header("X-Auth-Token", "wrong"),
                                request))
                .isEqualTo("users");
    }

    /** Those without a user name and the others lie on one page: still at once. */
    @Test
    @OnlyInDocumented
    void areNotMoreOnAPageWithAndWithoutUserNames() {
        workspace.add(bare("nameless").name("No user name"));

        assertThat(steps(() -> as(CALLER), "users.list"))
                .isEqualTo("users, users users users users");
    }

    /** A first request opens the connections that the second one finds open. */
    private String steps(Supplier<RequestSpecification> request, String target) {
        String path = Target.of("/api/v1/" + target);
        request.get().when().get(path);
        return DatabaseCommand.steps(traffic.during(() -> request.get().when().get(path)));
    }
}
