package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.demo.ProviderStates;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each provider state makes a difference that a caller can see. */
@BlackBox("needs a service without a database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderStatesIT {

    private final RollcallPair pair;
    private final ProviderStateServices services;

    ProviderStatesIT(RollcallPair pair) {
        this.pair = pair;
        this.services = new ProviderStateServices(pair);
    }

    @AfterAll
    void stop() {
        services.close();
    }

    /**
     * The pointer leads to the value in the answer; a dash stands for no value. Those with the same
     * permissions and settings follow each other, because a change of these takes time.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    the demo workspace                                                                    | roxie        | users.list?count=1                                                           | 200 | /total                    | 1000
                    an empty workspace                                                                    | roxie        | me                                                                           | 401 | /status                   | error
                    an administrator                                                                      | roxie        | me                                                                           | 200 | /roles/1                  | admin
                    a regular caller                                                                      | john.m       | me                                                                           | 200 | /customFields/team        | Rook
                    a bot                                                                                 | botkit.user  | users.info?username=botkit.user                                              | 200 | /user/type                | bot
                    a bearer token                                                                        | john.m OAuth | me                                                                           | 200 | /username                 | john.m
                    an expired bearer token                                                               | john.m OAuth | me                                                                           | 401 | /status                   | error
                    a regular caller logged out                                                           | john.m       | me                                                                           | 401 | /status                   | error
                    a regular caller,user test.john exists                                                | john.m       | users.info?userId=5fRTXMt7DMJbpPJfh                                          | 200 | /user/username            | test.john
                    an administrator,user test.john exists                                                | roxie        | users.info?username=test.john&includeUserRooms=true                          | 200 | /user/rooms/6/name        | new
                    an administrator,user test.jane exists                                                | roxie        | users.info?importId=import-jane-1                                            | 200 | /user/freeSwitchExtension | 1001
                    an administrator,user ciel exists                                                     | roxie        | users.list?fields={"customFields":1}&query={"customFields.clearance":"High"} | 200 | /users/0/username         | ciel
                    a regular caller,a deactivated user exists                                            | john.m       | users.info?userId=DemoFormer0000001                                          | 200 | /user/active              | false
                    a regular caller,a thousand users                                                     | john.m       | users.list?count=1                                                           | 200 | /total                    | 1000
                    a regular caller,no such user                                                         | john.m       | users.info?userId=nobodyHasThisId00                                          | 400 | /error                    | User not found.
                    an administrator,user test.jane exists                                                | roxie        | users.list                                                                   | 200 | /users/0/roles/0          | user
                    a regular caller,a thousand users,pages of at most ten users                          | john.m       | users.list?count=0                                                           | 200 | /count                    | 10
                    an administrator,permission view-d-room withdrawn                                     | roxie        | users.list                                                                   | 403 | /error                    | unauthorized
                    an administrator,user test.jane exists,permission view-full-other-user-info withdrawn | roxie        | users.list                                                                   | 200 | /users/0/roles/0          | -
                    an administrator,user test.jane exists,permission view-other-user-channels withdrawn  | roxie        | users.info?username=test.jane&includeUserRooms=true                          | 200 | /user/rooms               | -
                    a regular caller,permission view-full-other-user-info granted to users                | john.m       | users.list                                                                   | 200 | /users/0/roles/0          | user
                    an administrator,rate limited                                                         | roxie        | me                                                                           | 429 | /success                  | false
                    a regular caller,rate limiter on                                                      | john.m       | me                                                                           | 200 | /username                 | john.m
                    an administrator,database down                                                        | roxie        | me                                                                           | 503 | /success                  | false
                    """)
    void makesADifference(
            String states, String caller, String target, int status, String pointer, String seen) {
        Response response = as(caller, in(states)).get("/api/v1/" + target);

        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.json().at(pointer).asText("-")).isEqualTo(seen);
    }

    @Test
    void withTheRateLimiterOnAnswersSayHowManyCallsAreLeft() {
        Response response = as("roxie", in("an administrator,rate limiter on")).get("/api/v1/me");
        assertThat(response.header("X-RateLimit-Limit")).contains("10");
    }

    @ParameterizedTest
    @CsvSource({"https://chat.example.com,200", "https://elsewhere.example.com,403"})
    void withCrossOriginCallsLimitedOnlyOneOriginIsAnswered(String origin, int status) {
        Response response =
                in("cross-origin calls limited")
                        .with("Origin", origin)
                        .with("Access-Control-Request-Method", "GET")
                        .send("OPTIONS", "/api/v1/me");
        assertThat(response.status()).isEqualTo(status);
    }

    private Api in(String states) {
        List<String> names = List.of(states.split(","));
        return pair.api(services.in(names, TestDialect.DOCUMENTED));
    }

    private static Api as(String caller, Api api) {
        if (caller.endsWith("OAuth")) {
            return ProviderStates.named(List.of("a bearer token"))
                    .bearerTokenOf(DemoCaller.JOHN)
                    .map(api::bearer)
                    .orElseThrow();
        }
        DemoCaller known =
                Arrays.stream(DemoCaller.values())
                        .filter(candidate -> candidate.username().equals(caller))
                        .findFirst()
                        .orElseThrow();
        return api.with("X-User-Id", known.id()).with("X-Auth-Token", known.token());
    }
}
