package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OPTIONS, and the two settings on other origins. */
@BlackBox
class CrossOriginIT {

    private static final String HEADERS =
            "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token,"
                    + " x-visitor-token, Authorization";

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    CrossOriginIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void settings() {
        workspace.reset();
    }

    private void configure(String enabled, String origins) {
        if (enabled != null) {
            workspace.setting("API_Enable_CORS", Boolean.valueOf(enabled));
        }
        if (origins != null) {
            workspace.setting("API_CORS_Origin", origins);
        }
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # on  | listed origins                 | request's origin | status | allowed origin | vary
                          |                                |                  | 200    |                |
                    true  | https://a.b                    |                  | 200    |                |
                          |                                | https://a.b      | 405    |                |
                    false | *                              | https://a.b      | 405    |                |
                    true  |                                | https://a.b      | 200    | *              |
                    true  | *                              | https://a.b      | 200    | *              |
                    true  | https://a.b                    | https://a.b      | 200    | https://a.b    | Origin
                    true  | https://x.y,https://a.b        | https://a.b      | 200    | https://a.b    | Origin
                    true  | ' https://x.y , HTTPS://A.B '  | https://a.b      | 200    | https://a.b    | Origin
                    true  | https://A.b                    | https://A.b      | 403    |                |
                    true  | https://x.y                    | https://a.b      | 403    |                |
                    true  | https://a.b.c                  | https://a.b      | 403    |                |
                    true  | https://a.b                    | null             | 403    |                |
                    """)
    void answersPreflightsAsTheWorkspaceSays(
            String enabled,
            String origins,
            String origin,
            int status,
            String allowed,
            String vary) {
        configure(enabled, origins);
        for (TestDialect dialect : TestDialect.values()) {
            Api api = pair.api(dialect);
            Response response =
                    (origin == null ? api : api.with("Origin", origin))
                            .send("OPTIONS", "/api/v1/users.list");
            assertThat(response.status()).as(dialect.name()).isEqualTo(status);
            assertThat(response.header("Access-Control-Allow-Origin").orElse(null))
                    .isEqualTo(allowed);
            assertThat(response.header("Vary").orElse(null)).isEqualTo(vary);
            boolean granted = allowed != null;
            assertThat(response.header("Access-Control-Allow-Methods").orElse(null))
                    .isEqualTo(granted ? "GET, POST, PUT, DELETE, HEAD, PATCH" : null);
            assertThat(response.header("Access-Control-Allow-Headers").orElse(null))
                    .isEqualTo(granted ? HEADERS : null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # on  | listed      | status | content type     | body
                    true  | *           | 200    | text/plain       | OK
                    false | *           | 405    | application/json | {"success":false,"error":"CORS not enabled. Go to \\"Admin > General > REST Api\\" to enable it."}
                    true  | https://x.y | 403    | application/json | {"success":false,"error":"Invalid origin"}
                    """)
    void saysWhy(String enabled, String origins, int status, String type, String body) {
        configure(enabled, origins);
        Response response =
                pair.api(TestDialect.DOCUMENTED)
                        .with("Origin", "https://a.b")
                        .send("OPTIONS", "/api/v1/me");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers().all("Content-Type")).containsExactly(type);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.header("Allow").isPresent()).isEqualTo(status == 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/users.info?username=x",
                "/api/v1/nothing",
                "/api/v1/me/",
                "/api/x",
                "/api/v1/%zz"
            })
    void answersAtAnyPathWithoutALogin(String target) {
        configure(null, null);
        Response response = pair.api(TestDialect.DOCUMENTED).send("OPTIONS", target);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().all("Content-Type")).containsExactly("text/plain");
        assertThat(response.body()).isEqualTo("OK");
    }

    @Test
    void takesARequestedMethodAloneForAPreflightToo() {
        configure("false", null);
        assertThat(
                        pair.api(TestDialect.DOCUMENTED)
                                .with("Access-Control-Request-Method", "GET")
                                .send("OPTIONS", "/api/v1/me")
                                .status())
                .isEqualTo(405);
        configure("true", "https://a.b");
        assertThat(
                        pair.api(TestDialect.DOCUMENTED)
                                .with("Access-Control-Request-Method", "GET")
                                .send("OPTIONS", "/api/v1/me")
                                .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"false, *", "true, https://x.y"})
    void letsAnyOriginReadOtherAnswersWhateverTheSettings(String enabled, String origins) {
        configure(enabled, origins);
        Response response =
                pair.api(TestDialect.EIGHT).with("Origin", "https://a.b").get("/api/v1/me");
        assertThat(response.headers().all("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(response.headers().all("Access-Control-Allow-Headers")).containsExactly(HEADERS);
    }
}
