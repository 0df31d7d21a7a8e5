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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rate limiter, by endpoint and by the client's address. A window cannot be emptied and is long
 * by default, so most cases come from an address of their own through a proxy that is believed.
 */
@BlackBox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimiterIT {

    private static final String ME = "/api/v1/me";
    private static final String LIST = "/api/v1/users.list";
    private static final String INFO = "/api/v1/users.info?username=regular";
    private static final int LONG = 600_000;
    private static final int SHORT = 1_500;
    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();
    private static final UserFixture OTHER = user("other").loggedIn();
    private static final UserFixture NOBODY = user("nobody").without("roles").loggedIn();
    private static final UserFixture BOT = bot();

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private final Map<TestDialect, Rollcall> behindProxy = new EnumMap<>(TestDialect.class);
    private int addresses;

    RateLimiterIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeAll
    void start() {
        for (TestDialect dialect : TestDialect.values()) {
            behindProxy.put(
                    dialect,
                    pair.launcher(dialect, "rate-limiter-" + dialect.compatibility())
                            .with("ROLLCALL_TRUSTED_PROXIES", "127.0.0.1")
                            .start());
        }
    }

    @AfterAll
    void stop() {
        behindProxy.values().forEach(Rollcall::close);
        workspace.reset().settled();
    }

    @BeforeEach
    void people() {
        workspace.reset().add(ADMINISTRATOR, REGULAR, OTHER, NOBODY, BOT);
    }

    private void limit(int calls, int milliseconds) {
        workspace
                .setting("API_Enable_Rate_Limiter", true)
                .setting("API_Enable_Rate_Limiter_Limit_Calls_Default", calls)
                .setting("API_Enable_Rate_Limiter_Limit_Time_Default", milliseconds)
                .settled();
    }

    /** The API, called from an address that has not called before. */
    private Api stranger(TestDialect dialect) {
        addresses++;
        return pair.api(behindProxy.get(dialect)).with("X-Real-IP", "203.0.113." + addresses);
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
    void countsDownAndThenRefuses(TestDialect dialect) {
        limit(3, LONG);
        Api api = stranger(dialect).as(REGULAR);
        for (String target : List.of(ME, LIST, INFO)) {
            for (String left : List.of("2", "1", "0")) {
                Response response = api.get(target);
                assertThat(response.status()).as(target).isEqualTo(200);
                assertThat(response.headers().all("X-RateLimit-Limit")).containsExactly("3");
                assertThat(response.headers().all("X-RateLimit-Remaining")).containsExactly(left);
                assertThat(response.headers().all("X-RateLimit-Reset")).hasSize(1);
            }
            assertRefused(api.get(target), 3);
        }
    }

    private static void assertRefused(Response refused, int limit) {
        long now = System.currentTimeMillis();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().all("X-RateLimit-Limit"))
                .containsExactly(Integer.toString(limit));
        assertThat(refused.headers().all("X-RateLimit-Remaining")).containsExactly("0");
        assertThat(refused.headers().all("X-RateLimit-Reset")).hasSize(1);
        long reset = Long.parseLong(refused.header("X-RateLimit-Reset").orElseThrow());
        String seconds = refused.header("Retry-After").orElseThrow();
        assertThat(Long.parseLong(seconds) * 1000).isBetween(reset - now, reset - now + 10_000);
        assertThat(refused.body())
                .isEqualTo(
                        "{\"success\":false,\"error\":\"Error, too many requests. Please slow"
                                + " down. You must wait "
                                + seconds
                                + " seconds before trying this endpoint again."
                                + " [error-too-many-requests]\"}");
    }

    /** However slow the machine, one window of these holds more than two calls. */
    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void beginsAnewWhenTheWindowEnds(TestDialect dialect) throws InterruptedException {
        limit(2, SHORT);
        Api api = pair.api(dialect).as(REGULAR);
        Response refused = api.get(ME);
        for (int n = 0; n < 50 && refused.status() == 200; n++) {
            refused = api.get(ME);
        }
        assertRefused(refused, 2);
        long reset = Long.parseLong(refused.header("X-RateLimit-Reset").orElseThrow());
        assertThat(reset).isLessThanOrEqualTo(System.currentTimeMillis() + SHORT);
        Thread.sleep(Math.max(0, reset - System.currentTimeMillis() + 20));

        Response anew = api.get(ME);

        assertThat(anew.status()).isEqualTo(200);
        assertThat(anew.header("X-RateLimit-Remaining")).contains("1");
    }

    /** On an endpoint that no other case has opened a window of. */
    @Test
    void hasTenCallsAMinuteForItsDefaults() {
        workspace.setting("API_Enable_Rate_Limiter", true).settled();
        long before = System.currentTimeMillis();
        Response first = pair.api(TestDialect.EIGHT).as(REGULAR).get(LIST);
        assertThat(first.header("X-RateLimit-Limit")).contains("10");
        assertThat(first.header("X-RateLimit-Remaining")).contains("9");
        assertThat(Long.parseLong(first.header("X-RateLimit-Reset").orElseThrow()))
                .isBetween(before + 60_000, before + 95_000);
    }

    @Test
    void countsEachEndpointForItselfAndAllCallersOfAnAddressTogether() {
        limit(3, LONG);
        Api api = stranger(TestDialect.DOCUMENTED);
        for (int n = 0; n < 3; n++) {
            api.as(n == 0 ? OTHER : REGULAR).get(ME);
        }
        assertThat(api.as(REGULAR).get(ME).status()).isEqualTo(429);
        assertThat(api.as(OTHER).get(ME).status()).isEqualTo(429);
        assertThat(api.as(REGULAR).get(LIST).header("X-RateLimit-Remaining")).contains("2");
        assertThat(api.as(REGULAR).get(INFO).header("X-RateLimit-Remaining")).contains("2");
        assertThat(stranger(TestDialect.DOCUMENTED).as(REGULAR).get(ME).status()).isEqualTo(200);
    }

    @Test
    void passesCallersWithThePermissionUncounted() {
        limit(1, LONG);
        Api api = stranger(TestDialect.EIGHT);
        for (UserFixture exempt : List.of(ADMINISTRATOR, BOT)) {
            for (int n = 0; n < 5; n++) {
                Response response = api.as(exempt).get(ME);
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.header("X-RateLimit-Limit")).isEmpty();
            }
        }
        workspace.grant("api-bypass-rate-limit", "bot").settled();
        assertThat(api.as(ADMINISTRATOR).get(ME).header("X-RateLimit-Limit")).contains("1");
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
                    regular  | /api/v1/users.info?username=               | 400    | true
                    regular  | /api/v1/users.info?username=nobody-at-all  | 400    | true
                    regular  | /api/v1/users.info?username=regular        | 200    | true
                    """)
    void countsOnlyWhatHasPassedLoginAndSchema(
            String caller, String target, int status, boolean counted) {
        limit(10, LONG);
        Api api = stranger(TestDialect.DOCUMENTED);
        Response response = (caller.equals("regular") ? api.as(REGULAR) : api).get(target);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("X-RateLimit-Limit").isPresent()).isEqualTo(counted);
        int spent = counted ? 2 : 1;
        assertThat(api.as(REGULAR).get(INFO).header("X-RateLimit-Remaining"))
                .contains(Integer.toString(10 - spent));
    }

    @Test
    void doesNotCountAListThatIsRefusedForItsRightOrForm() {
        limit(10, LONG);
        Api api = stranger(TestDialect.EIGHT);
        assertThat(api.as(NOBODY).get(LIST).status()).isEqualTo(403);
        assertThat(api.as(REGULAR).get(LIST + "?count=x").status()).isEqualTo(400);
        assertThat(api.as(REGULAR).get(LIST + "?foo=1").status()).isEqualTo(400);
        assertThat(api.as(REGULAR).get(LIST).header("X-RateLimit-Remaining")).contains("9");
        assertThat(api.as(REGULAR).get(LIST + "?sort=x").header("X-RateLimit-Remaining"))
                .contains("8");
    }

    /** Each header on an endpoint of its own, since all these calls come from one address. */
    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, " + LIST, "X-Real-IP, " + INFO})
    void doesNotBelieveAStrangersWordOnItsAddress(String header, String target) {
        limit(2, LONG);
        Api api = pair.api(TestDialect.DOCUMENTED).as(REGULAR);
        assertThat(api.with(header, "203.0.113.1").get(target).status()).isEqualTo(200);
        assertThat(api.with(header, "203.0.113.2").get(target).status()).isEqualTo(200);
        assertThat(api.with(header, "203.0.113.3").get(target).status()).isEqualTo(429);
    }
}
