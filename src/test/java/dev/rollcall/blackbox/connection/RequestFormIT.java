package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.Service;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that a proxy may understand differently gets one answer, and its connection ends. */
@BlackBox("sends requests as bytes")
class RequestFormIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern BEGINNING = Pattern.compile("HTTP/[0-9.]+ [1-5]");
    private static final UserFixture CALLER = Fixtures.administrator();

    /**
     * What an attacker hides behind the first request: were it served, there would be a second
     * answer.
     */
    private static final String HIDDEN = "GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n";

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    RequestFormIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    /** In each, {@code |} ends a line and {@code LF}, {@code CR} and {@code NUL} are those. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Two lengths of one body.
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: 5|Content-Length: 6||aaaaa",
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: 5, 6||aaaaa",
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: +5||aaaaa",
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: -5||aaaaa",
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: 0x5||aaaaa",
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: ||",
                // A length and chunks.
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: 5|Transfer-Encoding: chunked||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked|Content-Length: 5||0||",
                "POST /api/v1/me HTTP/1.0|Host: x|Transfer-Encoding: chunked||0||",
                // Encodings that the two sides may read differently.
                "POST /api/v1/me HTTP/1.1|Host: x|Content-Length: 5|Transfer-Encoding: chunked, identity||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked, identity||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: identity||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: xchunked||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: \"chunked\"||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked|Transfer-Encoding: x||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding : chunked||0||",
                "POST /api/v1/me HTTP/1.1|Host: x| Transfer-Encoding: chunked||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|X: y|  Transfer-Encoding: chunked||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding:NULchunked||0||",
                "POST /api/v1/me HTTP/1.1|Host: x|X: yCRTransfer-Encoding: chunked||0||",
                // A trailer.
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||0|X: y||",
                // A body where nobody expects one.
                "GET /api/v1/me HTTP/1.1|Host: x|Content-Length: 5||aaaaa",
                "GET /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||0||",
                "HEAD /api/v1/me HTTP/1.1|Host: x|Content-Length: 5||aaaaa",
                // Two servers.
                "GET /api/v1/me HTTP/1.1|Host: x|Host: y||",
                "GET /api/v1/me HTTP/1.1|Host: x|host: x||",
                // What is no line, no version, no name.
                "GET /api/v1/me HTTP/1.1|Host: x|No colon||",
                "GET /api/v1/me HTTP/1.1|Host: x|: no name||",
                "GET /api/v1/me HTTP/9.9|Host: x||",
                "GET /api/v1/me|Host: x||",
                // Another protocol on this connection.
                "POST /api/v1/me HTTP/1.1|Host: x|Connection: Upgrade, HTTP2-Settings|Upgrade: h2c"
                        + "|HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA|Content-Length: 1||a"
            })
    void getsOneAnswerAndIsTheLast(String form) throws IOException {
        assertThat(answersTo(form)).hasSize(1);
    }

    /**
     * Chunks whose size, extension or end may be read differently. The head may be answered before
     * the chunk ends the connection, or not.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||0;a=\"||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||1;a=\"LFx|0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||1;LFx|0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||0x1|a|0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||1|aXX0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||-1|a|0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||100000000000000000|a|0||",
                "POST /api/v1/me HTTP/1.1|Host: x|Transfer-Encoding: chunked||0LFLF"
            })
    void endsTheConnectionIfAChunkIsNotPlain(String form) throws IOException {
        assertThat(answersTo(form)).hasSizeLessThanOrEqualTo(1).doesNotContain("HTTP/1.1 2");
    }

    /** How each answer begins, until the service ends the connection. */
    private List<String> answersTo(String form) throws IOException {
        String request =
                form.replace("|", "\r\n")
                        .replace("LF", "\n")
                        .replace("CR", "\r")
                        .replace("NUL", "\0");
        try (WireTalk talk = WireTalk.with(service().http())) {
            String answers = talk.send(request + HIDDEN).readToTheEnd(PATIENCE);
            return BEGINNING.matcher(answers).results().map(MatchResult::group).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                        + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"
            })
    void isRefusedIfItIsAmbiguous(String request) throws IOException {
        try (WireTalk talk = WireTalk.with(service().http())) {
            assertThat(talk.send(request).readToTheEnd(PATIENCE)).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void offersOfAnotherProtocolArePassedOver() throws IOException {
        String offer =
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n";
        try (WireTalk talk = WireTalk.with(service().http())) {
            assertThat(talk.send(offer).readToTheEnd(PATIENCE)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void ofHttp10EndsTheConnectionWithItsAnswerWhateverItAsksFor() throws IOException {
        workspace.reset().add(CALLER);
        workspace.settled();
        String request =
                "GET /api/v1/users.list?count=0 HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n"
                        + CALLER.credentials().text()
                        + "\r\n";
        try (WireTalk talk = WireTalk.with(service().http())) {
            String answer = talk.send(request).readToTheEnd(PATIENCE);
            assertThat(answer).startsWith("HTTP/1.0 200 ").endsWith("\"success\":true}");
            assertThat(answer.toLowerCase()).doesNotContain("keep-alive", "chunked");
        }
    }

    @Test
    void thatWaitsToSendItsBodyIsAnswered() throws IOException {
        String head =
                "POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                        + "Expect: 100-continue\r\n\r\n";
        try (WireTalk talk = WireTalk.with(service().http())) {
            assertThat(talk.send(head).readToTheEnd(PATIENCE)).contains("HTTP/1.1 405 ");
        }
    }

    private Service service() {
        return pair.service(TestDialect.DOCUMENTED);
    }
}
