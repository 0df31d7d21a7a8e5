package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is refused before a resource sees it: in the contract's form, but for what the HTTP decoder
 * refuses, which has no body.
 */
@BlackBox("sends requests as bytes that no client would send")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRequestsIT {

    private static final String BAD = "{\"success\":false,\"error\":\"Bad request\"}";
    private static final String TOO_LARGE =
            "{\"success\":false,\"error\":\"Request body too large\"}";
    private static final String NOTHING =
            "{\"success\":false,\"error\":\"API endpoint does not exist\"}";
    private static final int BODY = 16 * 1024;

    private final RollcallPair pair;

    RefusedRequestsIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void workspace() {
        pair.workspace().reset().settled();
    }

    private RawHttp http(TestDialect dialect) {
        return pair.service(dialect).http();
    }

    private Response sent(TestDialect dialect, String... lines) {
        String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
        return http(dialect).exchange(request.getBytes(StandardCharsets.ISO_8859_1), true);
    }

    private static void assertOurs(Response response, int status, String body) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
        assertThat(response.headers().all("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().all("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().all("X-Frame-Options")).containsExactly("sameorigin");
        assertThat(response.headers().all("X-Request-Id")).hasSize(1);
        assertThat(response.headers().all("X-Instance-ID")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-No: host", "Host: two words", "Host: a/b", "Host: [", "Host: a:99999999"})
    void withoutAValidHostAreBad(String hosts) {
        for (String target :
                new String[] {
                    "/api/v1/users.info?username=a", "/nothing", "/openapi.yaml", "/openapi.json"
                }) {
            assertOurs(
                    sent(TestDialect.DOCUMENTED, "GET " + target + " HTTP/1.1", hosts), 400, BAD);
        }
    }

    /** A proxy may have taken the other one. The place that sees it first decides on the body. */
    @ParameterizedTest
    @ValueSource(strings = {"Host: a\r\nHost: b", "Host: a\r\nHost: a", "host: a\r\nHOST: b"})
    void withTwoHostsAreBad(String hosts) {
        for (String target : new String[] {"/api/v1/me", "/openapi.yaml", "/openapi.json"}) {
            Response response = sent(TestDialect.EIGHT, "GET " + target + " HTTP/1.1", hosts);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).isIn("", BAD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a", "*", "api/v1/me", "x:80", "http://x"})
    void withoutAPathAskForNothing(String target) {
        Response response =
                sent(TestDialect.EIGHT, "GET " + target + " HTTP/1.1", "Host: localhost");
        assertThat(response.status()).isIn(400, 404);
        assertOurs(response, response.status(), response.status() == 400 ? BAD : NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/nothing?secret",
                "/favicon.ico",
                "/q/",
                "/q/health",
                "/q/metrics",
                "/q/openapi;x",
                "/openapi.yaml/",
                "//openapi.yaml",
                "/x/../openapi.yaml",
                "/OPENAPI.yaml",
                "/META-INF/openapi.yaml",
                "/application.properties"
            })
    void outsideTheApiAreNotFoundInTheSameForm(String path) {
        for (TestDialect dialect : TestDialect.values()) {
            assertOurs(http(dialect).get(path), 404, NOTHING);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /openapi.yaml",
        "DELETE, /openapi.json",
        "TRACE, /q/openapi",
        "PROPFIND, /q/openapi.json"
    })
    void ofAnotherMethodAreNotAllowedForTheContract(String method, String path) {
        Response response = http(TestDialect.DOCUMENTED).send(method, path, Headers.none());
        assertOurs(response, 405, "{\"success\":false,\"error\":\"Method not allowed\"}");
        assertThat(response.headers().all("Allow")).containsExactly("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/v1/me",
        "POST, /api/v1/me",
        "GET,  /api/v1/users.list?count=1",
        "PUT,  /nothing",
        "GET,  /openapi.yaml"
    })
    void withALongBodyAreTooLarge(String method, String target) throws IOException {
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + (BODY + 1);
        byte[] request = (head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        for (TestDialect dialect : TestDialect.values()) {
            Response response = http(dialect).exchange(request, true);
            assertOurs(response, 413, TOO_LARGE);
            assertThat(response.header("Connection")).contains("close");
            try (Socket socket = http(dialect).connect()) {
                socket.getOutputStream().write(request);
                // Ends, though the client neither sends the body nor closes.
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    @Test
    void withABodyOfFullLengthAreAnswered() {
        Response response =
                http(TestDialect.DOCUMENTED)
                        .send("GET", "/api/v1/me", Headers.none(), "a".repeat(BODY));
        assertThat(response.status()).isEqualTo(401);
    }

    /** The limits on a target and on headers are the contract's: one below each is answered. */
    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void thatAreTooLongEndInTheDecoderWithoutABody(TestDialect dialect) {
        String line = "GET /api/v1/me?a=" + "b".repeat(16 * 1024);
        String header = "X-A: " + "b".repeat(20 * 1024);
        assertEmpty(sent(dialect, line + " HTTP/1.1", "Host: a"), 414);
        assertEmpty(sent(dialect, "GET /api/v1/me HTTP/1.1", "Host: a", header), 431);

        String shorter = "GET /api/v1/me?a=" + "b".repeat(16_000);
        String less = "X-A: " + "b".repeat(20_000);
        assertThat(sent(dialect, shorter + " HTTP/1.1", "Host: a").status()).isEqualTo(401);
        assertThat(sent(dialect, "GET /api/v1/me HTTP/1.1", "Host: a", less).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/me HTTP/1.1\r\nHost: a\r\nContent-Length: x",
                "GET /api/v1/me HTTP/1.1\r\nHost: a\r\nContent-Length: -1",
                "GET /api/v1/me HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2",
                "GET /api/v1/me HTTP/1.1\r\nHost: a\r\nno colon",
                "GET /api/v1/me ?a HTTP/1.1\r\nHost: a",
                "GET /api/v1/me\r\nHost: a",
                "no HTTP at all\r\nHost: a",
            })
    void thatAreNoHttpEndInTheDecoderWithoutABody(String request) {
        assertEmpty(sent(TestDialect.DOCUMENTED, request), 400);
    }

    private static void assertEmpty(Response response, int status) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Content-Length")).contains("0");
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void withoutALoginAreToldTheSchemeOfOne(TestDialect dialect) {
        for (String target : new String[] {"me", "users.list", "users.info?userId=a"}) {
            Response response = pair.api(dialect).get("/api/v1/" + target);
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.headers().all("WWW-Authenticate")).containsExactly("Bearer");
        }
        assertThat(pair.api(dialect).get("/api/v1/nothing").header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void areRefusedInTheSameFormOnThePortOfManagement() {
        RawHttp management = pair.service(TestDialect.DOCUMENTED).management();
        assertOurs(management.get("/nothing"), 404, NOTHING);
        byte[] hostless =
                "GET /q/metrics?a HTTP/1.1\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        assertOurs(management.exchange(hostless, true), 400, BAD);
    }

    /** Pages of other sites could read it through the browser of somebody who reaches it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # method | target              | statuses
                    GET      | /q/health/live      | 200
                    GET      | /q/metrics          | 200
                    HEAD     | /q/metrics          | 200
                    POST     | /q/metrics          | 405
                    GET      | /q/metrics/         | 404
                    GET      | /q/metrics/x        | 404
                    GET      | /q/metricsx         | 404
                    GET      | /visibility         | 200
                    GET      | /visibility?who=who | 400
                    GET      | /visibility/        | 404
                    GET      | /nothing            | 404
                    GET      | /%zz                | 404
                    GET      | *                   | 400 404
                    HEAD     | /nothing            | 404
                    OPTIONS  | /nothing            | 404
                    OPTIONS  | /visibility         | 200 405
                    POST     | /nothing            | 404
                    POST     | /visibility         | 405
                    DELETE   | /visibility         | 405
                    """)
    void onTheManagementPortAllowNoOtherOrigin(String method, String target, String statuses) {
        Headers origin =
                Headers.none()
                        .with("Origin", "https://elsewhere.example.com")
                        .with("Access-Control-Request-Method", "GET");
        for (Headers headers : new Headers[] {Headers.none(), origin}) {
            Response response =
                    pair.service(TestDialect.DOCUMENTED).management().send(method, target, headers);
            assertThat(statuses.split(" ")).contains(Integer.toString(response.status()));
            assertNoOriginAllowed(response);
        }
    }

    /**
     * An answer in a form that the client has not asked for would be a text that it cannot read.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/json                                                   | 406 | application/json
                    text/plain;version=0.0.4                                           | 200 | text/plain; version=0.0.4; charset=utf-8
                    application/openmetrics-text;version=1.0.0                        | 200 | application/openmetrics-text; version=1.0.0; charset=utf-8
                    */*                                                                | 200 | application/openmetrics-text; version=1.0.0; charset=utf-8
                    """)
    void forMetricsInAnUnknownFormAreNotAcceptable(String accepted, int status, String type) {
        Response response =
                pair.service(TestDialect.DOCUMENTED)
                        .management()
                        .send("GET", "/q/metrics", Headers.none().with("Accept", accepted));
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers().all("Content-Type")).containsExactly(type);
    }

    @Test
    void beyondTheLargestBodyOfTheManagementPortAllowNoOtherOrigin() {
        Response response =
                pair.service(TestDialect.DOCUMENTED)
                        .management()
                        .send("POST", "/visibility", Headers.none(), "b".repeat(1_000_000));
        assertNoOriginAllowed(response);
    }

    private static void assertNoOriginAllowed(Response response) {
        assertThat(response.headers().text().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("access-control-allow");
    }
}
