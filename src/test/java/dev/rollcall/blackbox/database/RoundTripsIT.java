package dev.rollcall.blackbox.database;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.DatabaseCommand;
import dev.rollcall.testkit.DatabaseTraffic;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many reads of the database, one after another, each kind of request takes, counted on the
 * wire: what is sent at once is one step.
 */
@BlackBox
class RoundTripsIT {

    private static final UserFixture CALLER = administrator();
    private static final UserFixture OTHER =
            user("other").with("importIds", List.of("imported")).with("freeSwitchExtension", "77");
    private static final String BEARER = "an-access-token";

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private final DatabaseTraffic traffic;

    RoundTripsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
        assumeTrue(pair.database().traffic().isPresent(), "What goes to the database can be seen");
        this.traffic = pair.database().traffic().orElseThrow();
    }

    @BeforeEach
    void people() {
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
                    users.info?userId=id-of-administrator&includeUserRooms=true | users, rocketchat_subscription
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
    void areFewAndFixed(String request, String steps) {
        assertThat(steps(pair.api(TestDialect.DOCUMENTED).as(CALLER), request)).isEqualTo(steps);
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
    void areOneMoreForABearerToken(String request, String others) {
        assertThat(steps(pair.api(TestDialect.DOCUMENTED).bearer(BEARER), request))
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
    void areFewAndFixedForTheKeysOfTheOtherDialect(String request, String steps) {
        assertThat(steps(pair.api(TestDialect.EIGHT).as(CALLER), request)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "me",
        "users.info?userId=id-of-other",
        "users.info?userId=id-of-administrator&includeUserRooms=true",
        "users.list"
    })
    void areOneForAWrongToken(String request) {
        Api stranger =
                pair.api(TestDialect.DOCUMENTED)
                        .with("X-User-Id", CALLER.id())
                        .with("X-Auth-Token", "wrong");

        assertThat(steps(stranger, request)).isEqualTo("users");
    }

    /** Those without a user name and the others lie on one page: still at once. */
    @Test
    void areNotMoreOnAPageWithAndWithoutUserNames() {
        workspace.add(bare("nameless").name("No user name"));
        Api api = pair.api(TestDialect.DOCUMENTED).as(CALLER);

        assertThat(steps(api, "users.list")).isEqualTo("users, users users users users");
    }

    @Test
    void doNotCountAgainForEachPage() {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "counts-once")
                        .with("ROLLCALL_TOTAL_MAX_AGE", "PT10M")
                        .start()) {
            Api api = pair.api(service).as(CALLER);

            assertThat(steps(api, "users.list")).isEqualTo("users, users");
            assertThat(steps(api, "users.list?offset=1")).isEqualTo("users, users");
        }
    }

    /** A first request opens the connections that the second one finds open. */
    private String steps(Api api, String request) {
        String target = target(request);
        api.get(target);
        return DatabaseCommand.steps(traffic.during(() -> api.get(target)));
    }

    private static String target(String request) {
        int equals = request.indexOf("={");
        return "/api/v1/"
                + (equals < 0
                        ? request
                        : request.substring(0, equals + 1)
                                + URLEncoder.encode(
                                        request.substring(equals + 1), StandardCharsets.UTF_8));
    }
}
