package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.regular;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.ProxyTrustedAndTotalsKept;
import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.StartedByTheTests;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a configured proxy, its word on the client's address counts. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("the address of a client is found before a dialect counts")
@StartedByTheTests
@TestProfile(ProxyTrustedAndTotalsKept.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustedProxyIT {

    private static final int CALLS = 100;
    private static final UserFixture CALLER = regular();

    TestWorkspace workspace;

    @BeforeAll
    void limitTheRate() {
        workspace.reset().add(CALLER);
        workspace
                .setting("API_Enable_Rate_Limiter", true)
                .setting("API_Enable_Rate_Limiter_Limit_Calls_Default", CALLS)
                .setting("API_Enable_Rate_Limiter_Limit_Time_Default", 600_000)
                .settled();
    }

    /**
     * Two requests: the second has one call less left than the first if both are taken for the same
     * client, and else as many as a client that was not seen before.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # header         | first                      | second                     | same client
                    X-Forwarded-For  | 198.51.100.1                | 198.51.100.1                | true
                    X-Forwarded-For  | 198.51.100.2                | 198.51.100.3                | false
                    X-Forwarded-For  | 1.1.1.1, 198.51.100.4       | 2.2.2.2, 198.51.100.4       | true
                    X-Forwarded-For  | 1.1.1.1, 198.51.100.5       | 1.1.1.1, 198.51.100.6       | false
                    X-Forwarded-For  | 198.51.100.7, 10.1.2.3      | 198.51.100.7                | true
                    X-Forwarded-For  | 198.51.100.8, 10.1.2.3      | 198.51.100.9, 10.1.2.3      | false
                    X-Forwarded-For  | nonsense                   | more nonsense              | true
                    X-Forwarded-For  | 2001:db8::1                | 2001:db8::2                | true
                    X-Forwarded-For  | 2001:db8:0:1::1            | 2001:db8:0:2::1            | false
                    X-Real-IP        | 198.51.100.10               | 198.51.100.10               | true
                    X-Real-IP        | 198.51.100.11               | 198.51.100.12               | false
                    X-Real-IP        | nonsense                   | more nonsense              | true
                    """)
    void isBelieved(String header, String first, String second, boolean same) {
        int leftAfterFirst = left(header, first);
        assertThat(left(header, second)).isEqualTo(same ? leftAfterFirst - 1 : CALLS - 1);
    }

    private static int left(String header, String value) {
        return Integer.parseInt(
                given().headers(loginOf(CALLER))
                        .header(header, value)
                        .when()
                        .get("/api/v1/me")
                        .header("X-RateLimit-Remaining"));
    }
}
