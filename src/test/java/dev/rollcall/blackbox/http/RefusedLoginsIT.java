package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.regular;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate limiter counts by addresses that nobody can choose, and refused logins, too. */
@BlackBox("sends addresses of proxies to services with settings of their own")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedLoginsIT {

    private static final String ME = "/api/v1/me";
    private static final String LIST = "/api/v1/users.list";
    private static final String INFO = "/api/v1/users.info?username=regular";
    private static final UserFixture REGULAR = regular();

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private Rollcall behindProxy;

    RefusedLoginsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeAll
    void start() {
        behindProxy =
                pair.launcher(TestDialect.DOCUMENTED, "refused-logins")
                        .with("ROLLCALL_TRUSTED_PROXIES", "127.0.0.1")
                        .start();
    }

    @AfterAll
    void stop() {
        behindProxy.close();
        workspace.reset().settled();
    }

    @BeforeEach
    void limitTo3CallsIn10Minutes() {
        workspace.reset().add(REGULAR);
        workspace
                .setting("API_Enable_Rate_Limiter", true)
                .setting("API_Enable_Rate_Limiter_Limit_Calls_Default", 3)
                .setting("API_Enable_Rate_Limiter_Limit_Time_Default", 600_000)
                .settled();
    }

    private Api from(String forwarded) {
        return pair.api(behindProxy).with("X-Forwarded-For", forwarded);
    }

    @Test
    void areCountedByAddressOverAllEndpoints() {
        Api guesser =
                from("198.51.100.1").with("X-User-Id", REGULAR.id()).with("X-Auth-Token", "wrong");
        for (String target : new String[] {ME, LIST, INFO}) {
            assertThat(guesser.get(target).status()).isEqualTo(401);
        }

        Response refused = guesser.get(ME);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-RateLimit-Remaining")).contains("0");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 600L);
        assertThat(from("198.51.100.1").get(LIST).status()).as("without a token").isEqualTo(429);
        assertThat(from("198.51.100.1").as(REGULAR).get(ME).status())
                .as("a right token from the same address")
                .isEqualTo(200);
        assertThat(from("198.51.100.2").get(ME).status()).as("another address").isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # four spellings of one client
                    203.0.113.1 | 203.0.113.1:51234 | ::ffff:203.0.113.1 | [::ffff:203.0.113.1]:443
                    2001:db8:1::1 | 2001:DB8:1:0:0:0:0:1 | [2001:db8:1::1]:443 | 2001:db8:1::ffff
                    """)
    void comeFromOneAddressWhicheverWayItIsSpelt(
            String first, String second, String third, String fourth) {
        for (String spelling : new String[] {first, second, third}) {
            assertThat(from(spelling).as(REGULAR).get(ME).status()).isEqualTo(200);
        }
        assertThat(from(fourth).as(REGULAR).get(ME).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.10:51234, 203.0.113.11:51234", "[2001:db8:2::1]:1, [2001:db8:3::1]:1"})
    void comeFromTwoAddressesIfTheseDifferButForThePort(String one, String other) {
        for (int n = 0; n < 3; n++) {
            from(one).as(REGULAR).get(INFO);
        }
        assertThat(from(one).as(REGULAR).get(INFO).status()).isEqualTo(429);
        assertThat(from(other).as(REGULAR).get(INFO).status()).isEqualTo(200);
    }

    /** The proxy appends the true address to one header, and passes on the other one as it came. */
    @Test
    void cannotHideBehindARealAddressOfTheirOwnChoice() {
        Api client = from("192.0.2.7, 203.0.113.77");
        for (int n = 0; n < 3; n++) {
            Api disguised = client.with("X-Real-IP", "192.0.2." + n);
            assertThat(disguised.as(REGULAR).get(LIST).status()).isEqualTo(200);
        }
        assertThat(client.with("X-Real-IP", "192.0.2.99").as(REGULAR).get(LIST).status())
                .isEqualTo(429);
    }
}
