package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A failure of any kind, at any layer, neither logs nor counts what the caller sent, and no answer
 * shows the inside of the service. Everything that is sent here holds one word.
 */
@BlackBox("sends requests as bytes and searches the log")
class FailurePrivacyIT {

    private static final String WORD = "unmistakable";
    private static final UserFixture CALLER =
            user("caller").roles("user", "admin").token("token-of-the-caller");
    private static final String LOGIN =
            "X-User-Id: "
                    + CALLER.credentials().first("X-User-Id").orElseThrow()
                    + "\r\nX-Auth-Token: token-of-the-caller\r\n";
    private static final String INFO = "GET /api/v1/users.info?username=unmistakable HTTP/1.1\r\n";
    private static final String LIST = "GET /api/v1/users.list?count=2&unmistakable";
    private static final String HOST = "Host: localhost\r\n";

    /** What the decoder, the router, the gate and the preflight refuse. */
    private static final List<String> BEFORE_THE_RESOURCES =
            List.of(
                    "GET /api/v1/me?unmistakable" + "a".repeat(20_000) + " HTTP/1.1\r\n" + HOST,
                    INFO + HOST + "X-Unmistakable: unmistakable" + "a".repeat(30_000) + "\r\n",
                    INFO + HOST + "unmistakable without a colon\r\n",
                    "GET /api/v1/me?a unmistakable HTTP/1.1\r\n" + HOST,
                    "unmistakable\r\n",
                    INFO + HOST + "Content-Length: unmistakable\r\n",
                    INFO,
                    INFO + "Host: unmistakable/host\r\n",
                    INFO + "Host: [unmistakable\r\n",
                    INFO + "Host: unmistakable\r\nHost: unmistakable2\r\n",
                    "GET unmistakable HTTP/1.1\r\n" + HOST,
                    "GET http://[unmistakable HTTP/1.1\r\n" + HOST,
                    "GET http://[unmistakable/api/v1/me HTTP/1.1\r\n" + HOST,
                    "GET /api;unmistakable/v1/me HTTP/1.1\r\n" + HOST,
                    "POST /api;unmistakable/v1/me HTTP/1.1\r\n" + HOST,
                    "GET /unmistakable/%zz?unmistakable HTTP/1.1\r\n" + HOST,
                    "GET /api/v1/unmistakable?unmistakable HTTP/1.1\r\n" + HOST,
                    "UNMISTAKABLE /api/v1/me?unmistakable HTTP/1.1\r\n" + HOST,
                    "UNMISTAKABLE /openapi.yaml?unmistakable HTTP/1.1\r\n" + HOST,
                    INFO + HOST + "Content-Length: 20000\r\n",
                    INFO + HOST + "Accept: unmistakable;;;\r\nContent-Type: unmistakable;;\r\n",
                    INFO + HOST + "Cookie: unmistakable=;;,\r\nExpect: unmistakable\r\n",
                    INFO + HOST + "Transfer-Encoding: unmistakable\r\n",
                    INFO + HOST + "X-Forwarded-For: unmistakable\r\nX-Real-IP: unmistakable\r\n",
                    "OPTIONS /api/v1/unmistakable HTTP/1.1\r\n"
                            + HOST
                            + "Origin: https://unmistakable\r\n");

    /** What a login, the parameters and the database refuse. */
    private static final List<String> OF_THE_RESOURCES =
            List.of(
                    INFO + HOST + "X-User-Id: unmistakable\r\nX-Auth-Token: unmistakable\r\n",
                    INFO + HOST + "Authorization: Bearer unmistakable\r\n",
                    INFO + HOST + LOGIN,
                    "GET /api/v1/users.info?unmistakable=%zz HTTP/1.1\r\n" + HOST + LOGIN,
                    "GET /api/v1/me?unmistakable=%zz HTTP/1.1\r\n" + HOST + LOGIN,
                    LIST + "=%zz HTTP/1.1\r\n" + HOST + LOGIN,
                    LIST + "&sort=unmistakable HTTP/1.1\r\n" + HOST + LOGIN,
                    LIST + "&fields={\"unmistakable\":2} HTTP/1.1\r\n" + HOST + LOGIN,
                    LIST + "&query={\"unmistakable\":1} HTTP/1.1\r\n" + HOST + LOGIN,
                    LIST
                            + "&query={\"username\":{\"$regex\":\"unmistakable\\u0000\"}} HTTP/1.1\r\n"
                            + HOST
                            + LOGIN,
                    LIST
                            + "&query={\"username\":{\"$regex\":\"unmistakable\\ud800\"}} HTTP/1.1\r\n"
                            + HOST
                            + LOGIN,
                    LIST
                            + "&query={\"username\":\"unmistakable\\ud800\"} HTTP/1.1\r\n"
                            + HOST
                            + LOGIN,
                    LIST + "&email=unmistakable%00 HTTP/1.1\r\n" + HOST + LOGIN,
                    "GET /api/v1/users.info?username=unmistakable%00 HTTP/1.1\r\n" + HOST + LOGIN);

    private final RollcallPair pair;

    FailurePrivacyIT(RollcallPair pair) {
        this.pair = pair;
    }

    private static void provoke(RawHttp http, List<String> requests) {
        for (String request : requests) {
            byte[] bytes =
                    (request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            Response response = http.exchange(bytes, true);
            assertThat(response.body())
                    .as(request.lines().findFirst().orElseThrow())
                    .doesNotContain("\"stack\"", "Exception", "\tat ", "details\":\"Error id");
        }
    }

    private static void assertSilent(Rollcall service) {
        assertThat(service.log()).isNotEmpty().doesNotContainIgnoringCase(WORD);
        assertThat(service.management().get("/q/metrics").body())
                .contains("http_server_requests")
                .doesNotContainIgnoringCase(WORD);
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void ofARequestRepeatsNothing(TestDialect dialect) {
        pair.workspace().reset().add(CALLER);
        pair.workspace()
                .setting("API_Enable_CORS", true)
                .setting("API_CORS_Origin", "https://a.b")
                .settled();
        Rollcall service = pair.serviceThatFollowsQueries(dialect);
        provoke(service.http(), BEFORE_THE_RESOURCES);
        provoke(service.http(), OF_THE_RESOURCES);
        provoke(service.management(), BEFORE_THE_RESOURCES);
        assertSilent(service);
    }

    @Test
    void ofTheDatabaseRepeatsNothing() {
        Rollcall service = pair.serviceWithoutDatabase(TestDialect.EIGHT);
        provoke(service.http(), OF_THE_RESOURCES);
        assertSilent(service);
    }
}
