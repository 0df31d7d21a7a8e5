package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.regular;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a configured proxy, its word on the client's address counts. */
@BlackBox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedProxyIT {

    private static final int CALLS = 100;
    private static final UserFixture CALLER = regular();

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private Rollcall behindProxy;

    TrustedProxyIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeAll
    void start() {
        workspace.reset().add(CALLER);
        workspace
                .setting("API_Enable_Rate_Limiter", true)
                .setting("API_Enable_Rate_Limiter_Limit_Calls_Default", CALLS)
                .setting("API_Enable_Rate_Limiter_Limit_Time_Default", 600_000);
        behindProxy =
                pair.launcher(TestDialect.DOCUMENTED, "trusted-proxy")
                        .with("ROLLCALL_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8")
                        .start();
    }

    @AfterAll
    void stop() {
        behindProxy.close();
        workspace.reset().settled();
    }

    /**
     * Two requests: the second has one call less left than the first where both are held for the
     * same client, and else as many as a client that was not seen before.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # header         | first                      | second                     | same client
                    X-Forwarded-For  | 203.0.113.1                | 203.0.113.1                | true
                    X-Forwarded-For  | 203.0.113.2                | 203.0.113.3                | false
                    X-Forwarded-For  | 1.1.1.1, 203.0.113.4       | 2.2.2.2, 203.0.113.4       | true
                    X-Forwarded-For  | 1.1.1.1, 203.0.113.5       | 1.1.1.1, 203.0.113.6       | false
                    X-Forwarded-For  | 203.0.113.7, 10.1.2.3      | 203.0.113.7                | true
                    X-Forwarded-For  | 203.0.113.8, 10.1.2.3      | 203.0.113.9, 10.1.2.3      | false
                    X-Forwarded-For  | nonsense                   | more nonsense              | true
                    X-Forwarded-For  | 2001:db8::1                | 2001:db8::2                | false
                    X-Real-IP        | 203.0.113.10               | 203.0.113.10               | true
                    X-Real-IP        | 203.0.113.11               | 203.0.113.12               | false
                    X-Real-IP        | nonsense                   | more nonsense              | true
                    """)
    void isBelieved(String header, String first, String second, boolean same) {
        int leftAfterFirst = left(header, first);
        assertThat(left(header, second)).isEqualTo(same ? leftAfterFirst - 1 : CALLS - 1);
    }

    private int left(String header, String value) {
        Api api = pair.api(behindProxy).with(CALLER.credentials());
        return Integer.parseInt(
                api.with(Headers.none().with(header, value))
                        .get("/api/v1/me")
                        .header("X-RateLimit-Remaining")
                        .orElseThrow());
    }
}
