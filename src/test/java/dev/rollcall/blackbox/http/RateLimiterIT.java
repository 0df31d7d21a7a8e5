package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.bot;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behaviour 6.4 and decision 9: the rate limiter, by endpoint and by the client's address. */
@BlackBox
class RateLimiterIT {

    private static final String ME = "/api/v1/me";
    private static final String LIST = "/api/v1/users.list";
    private static final String INFO = "/api/v1/users.info?username=regular";
    private static final int LIMIT = 3;
    private static final int WINDOW_MILLIS = 3_000;
    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();
    private static final UserFixture OTHER = user("other").loggedIn();
    private static final UserFixture NOBODY = user("nobody").without("roles").loggedIn();
    private static final UserFixture BOT = bot();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    RateLimiterIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(ADMINISTRATOR, REGULAR, OTHER, NOBODY, BOT);
    }

    /** A window of the last test would count into the next. */
    @AfterEach
    void letTheWindowEnd() throws InterruptedException {
        workspace.reset().settled();
        Thread.sleep(WINDOW_MILLIS);
    }

    private void limit(int calls, int milliseconds) {
        workspace
                .setting("API_Enable_Rate_Limiter", true)
                .setting("API_Enable_Rate_Limiter_Limit_Calls_Default", calls)
                .setting("API_Enable_Rate_Limiter_Limit_Time_Default", milliseconds)
                .settled();
    }

    @ParameterizedTest
    @CsvSource({"absent", "false"})
    void isOffWhereTheWorkspaceDoesNotHaveItOn(String setting) {
        workspace.setting("API_Enable_Rate_Limiter_Limit_Calls_Default", 1);
        if (setting.equals("false")) {
            workspace.setting("API_Enable_Rate_Limiter", false);
        }
        workspace.settled();
        for (int n = 0; n < 15; n++) {
            Response response = pair.api(TestDialect.DOCUMENTED).as(REGULAR).get(ME);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().lines())
                    .noneMatch(line -> line.name().startsWith("X-RateLimit"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void countsDownAndThenRefusesUntilTheWindowEnds(TestDialect dialect) throws Exception {
        limit(LIMIT, WINDOW_MILLIS);
        Api api = pair.api(dialect).as(REGULAR);
        for (String target : List.of(ME, LIST, INFO)) {
            long before = System.currentTimeMillis();
            for (int left = LIMIT - 1; left >= 0; left--) {
                Response response = api.get(target);
                assertThat(response.status()).as(target).isEqualTo(200);
                assertThat(response.headers().all("X-RateLimit-Limit")).containsExactly("3");
                assertThat(response.headers().all("X-RateLimit-Remaining"))
                        .containsExactly(Integer.toString(left));
                assertThat(Long.parseLong(response.header("X-RateLimit-Reset").orElseThrow()))
                        .isBetween(before, before + 2 * WINDOW_MILLIS);
            }
            Response refused = api.get(target);
            assertThat(refused.status()).as(target).isEqualTo(429);
            assertThat(refused.headers().all("X-RateLimit-Limit")).containsExactly("3");
            assertThat(refused.headers().all("X-RateLimit-Remaining")).containsExactly("0");
            assertThat(refused.headers().all("X-RateLimit-Reset")).hasSize(1);
            String seconds = refused.header("Retry-After").orElseThrow();
            assertThat(seconds).isIn("1", "2", "3");
            assertThat(refused.body())
                    .isEqualTo(
                            "{\"success\":false,\"error\":\"Error, too many requests. Please slow"
                                    + " down. You must wait "
                                    + seconds
                                    + " seconds before trying this endpoint again."
                                    + " [error-too-many-requests]\"}");
            long reset = Long.parseLong(refused.header("X-RateLimit-Reset").orElseThrow());
            Thread.sleep(Math.max(0, reset - System.currentTimeMillis() + 20));
            assertThat(api.get(target).status()).as(target).isEqualTo(200);
        }
    }

    @Test
    void hasTenCallsAMinuteForItsDefaults() {
        workspace.setting("API_Enable_Rate_Limiter", true).settled();
        long before = System.currentTimeMillis();
        try (Rollcall alone = pair.launcher(TestDialect.EIGHT, "rate-limiter").start()) {
            Response response = pair.api(alone).as(REGULAR).get(INFO);
            assertThat(response.header("X-RateLimit-Limit")).contains("10");
            assertThat(response.header("X-RateLimit-Remaining")).contains("9");
            assertThat(Long.parseLong(response.header("X-RateLimit-Reset").orElseThrow()))
                    .isBetween(before + 55_000, before + 95_000);
        }
    }

    /** All callers come from one address here; the endpoints still count apart. */
    @Test
    void countsEachEndpointForItselfAndAllCallersOfAnAddressTogether() {
        limit(LIMIT, WINDOW_MILLIS);
        Api api = pair.api(TestDialect.DOCUMENTED);
        for (int n = 0; n < LIMIT; n++) {
            api.as(n == 0 ? OTHER : REGULAR).get(ME);
        }
        assertThat(api.as(REGULAR).get(ME).status()).isEqualTo(429);
        assertThat(api.as(OTHER).get(ME).status()).isEqualTo(429);
        assertThat(api.as(REGULAR).get(LIST).header("X-RateLimit-Remaining")).contains("2");
        assertThat(api.as(REGULAR).get(INFO).header("X-RateLimit-Remaining")).contains("2");
    }

    @Test
    void passesCallersWithThePermissionUncounted() {
        limit(1, WINDOW_MILLIS);
        for (UserFixture exempt : List.of(ADMINISTRATOR, BOT)) {
            for (int n = 0; n < 5; n++) {
                Response response = pair.api(TestDialect.EIGHT).as(exempt).get(ME);
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.header("X-RateLimit-Limit")).isEmpty();
            }
        }
        workspace.grant("api-bypass-rate-limit", "bot").settled();
        assertThat(
                        pair.api(TestDialect.EIGHT)
                                .as(ADMINISTRATOR)
                                .get(ME)
                                .header("X-RateLimit-Limit"))
                .contains("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | target                                     | status | counted
                    stranger | /api/v1/users.info?username=regular        | 401    | false
                    regular  | /api/v1/users.info                         | 400    | false
                    regular  | /api/v1/users.info?username=%zz            | 400    | false
                    regular  | /api/v1/users.info?username=a&username=b   | 400    | false
                    regular  | /api/v1/users.info?username=nobody-at-all  | 400    | true
                    regular  | /api/v1/users.info?username=regular        | 200    | true
                    """)
    void countsOnlyWhatHasPassedLoginAndSchema(
            String caller, String target, int status, boolean counted) {
        limit(10, WINDOW_MILLIS);
        Api api = pair.api(TestDialect.DOCUMENTED);
        Response response = (caller.equals("regular") ? api.as(REGULAR) : api).get(target);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("X-RateLimit-Limit").isPresent()).isEqualTo(counted);
        int spent = counted ? 2 : 1;
        assertThat(api.as(REGULAR).get(INFO).header("X-RateLimit-Remaining"))
                .contains(Integer.toString(10 - spent));
    }

    @Test
    void doesNotCountAListThatIsRefusedForItsRightOrForm() {
        limit(10, WINDOW_MILLIS);
        Api api = pair.api(TestDialect.EIGHT);
        assertThat(api.as(NOBODY).get(LIST).status()).isEqualTo(403);
        assertThat(api.as(REGULAR).get(LIST + "?count=x").status()).isEqualTo(400);
        assertThat(api.as(REGULAR).get(LIST + "?foo=1").status()).isEqualTo(400);
        assertThat(api.as(REGULAR).get(LIST).header("X-RateLimit-Remaining")).contains("9");
        assertThat(api.as(REGULAR).get(LIST + "?sort=x").header("X-RateLimit-Remaining"))
                .contains("8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP"})
    void doesNotBelieveAStrangersWordOnItsAddress(String header) {
        limit(2, WINDOW_MILLIS);
        Api api = pair.api(TestDialect.DOCUMENTED).as(REGULAR);
        assertThat(api.with(header, "203.0.113.1").get(ME).status()).isEqualTo(200);
        assertThat(api.with(header, "203.0.113.2").get(ME).status()).isEqualTo(200);
        assertThat(api.with(header, "203.0.113.3").get(ME).status()).isEqualTo(429);
    }
}
