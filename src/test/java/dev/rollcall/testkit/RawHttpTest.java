package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawHttpTest {

    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"/?query={\"name\":\"é|^\\\"}", "/%zz", "//me/?a=1&a=2#b"})
    void sendsTheTargetAsGiven(String target) throws IOException {
        try (OneAnswerServer server = OneAnswerServer.answering(EMPTY)) {
            server.client().get(target);
            assertThat(server.request())
                    .startsWith("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:");
        }
    }

    @Test
    void sendsRepeatedHeaders() throws IOException {
        try (OneAnswerServer server = OneAnswerServer.answering(EMPTY)) {
            server.client().send("OPTIONS", "*", Headers.none().with("X-A", "1").with("x-a", "2"));
            assertThat(server.request()).startsWith("OPTIONS * HTTP/1.1\r\nX-A: 1\r\nx-a: 2\r\n");
        }
    }

    @Test
    void readsABodyByItsLength() throws IOException {
        try (OneAnswerServer server =
                OneAnswerServer.answering(
                        "HTTP/1.1 400 Bad\r\ncontent-length: 8\r\n\r\n{\"é\":1}")) {
            Response response = server.client().get("/");
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.header("Content-Length")).contains("8");
            assertThat(response.json().path("é").asInt()).isEqualTo(1);
        }
    }

    @Test
    void readsABodyInChunks() throws IOException {
        String chunked =
                "HTTP/1.1 200 OK\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + "4\r\n"
                        + "roll\r\n"
                        + "A;x=1\r\n"
                        + "call\r\n"
                        + "call\r\n"
                        + "0\r\n\r\n";
        assertThat(bodyOf(chunked)).isEqualTo("rollcall\r\ncall");
    }

    @Test
    void readsABodyUntilTheEnd() throws IOException {
        assertThat(bodyOf("HTTP/1.1 200 OK\r\n\r\nall of it")).isEqualTo("all of it");
    }

    @Test
    void skipsInterimResponses() throws IOException {
        assertThat(bodyOf("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nlast"))
                .isEqualTo("last");
    }

    @Test
    void expectsNoBodyOfHead() throws IOException {
        try (OneAnswerServer server =
                OneAnswerServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nVary: A\r\nvary: B\r\n\r\n")) {
            Response response = server.client().send("HEAD", "/", Headers.none());
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().all("VARY")).containsExactly("A", "B");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nroll\r\n",
                "<html>"
            })
    void refusesWhatIsNotAWholeResponse(String answer) throws IOException {
        try (OneAnswerServer server = OneAnswerServer.answering(answer)) {
            RawHttp client = server.client();
            assertThatThrownBy(() -> client.get("/")).isInstanceOf(UncheckedIOException.class);
        }
    }

    private static String bodyOf(String answer) throws IOException {
        try (OneAnswerServer server = OneAnswerServer.answering(answer)) {
            return server.client().get("/").body();
        }
    }
}
