package dev.rollcall.compare.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.visibility.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSideTest {

    private static final Question ME =
            new Question(new Asker("caller", "id", "token", Set.of()), Operation.ME, Map.of());

    private final Ending ending = new Ending(Duration.ofHours(1));
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpSide side() {
        return new HttpSide("http://127.0.0.1:" + server.getAddress().getPort() + "/", ending);
    }

    private void answers(int status, String location, byte[] body) {
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.getResponseHeaders().set("Location", location);
                    exchange.getResponseHeaders()
                            .set("Seen", exchange.getRequestHeaders().getFirst("X-Auth-Token"));
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    @Test
    void parsesTheBodyAndLowersTheNamesOfHeaders() {
        answers(200, "/", "{\"x\":1}".getBytes(StandardCharsets.UTF_8));
        Answer answer = side().answer(ME);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("x").intValue()).isEqualTo(1);
        assertThat(answer.headers()).containsEntry("seen", "token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":", "{\"total\":1E+999999999999}", "{\"x\":1e-2147483648}"})
    void hasNoBodyIfItsJsonCannotBeRead(String text) {
        answers(200, "/", text.getBytes(StandardCharsets.UTF_8));
        Answer answer = side().answer(ME);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().isTextual()).isTrue();
    }

    @Test
    void isNotRedirected() {
        answers(302, "/elsewhere", new byte[] {'<'});
        Answer answer = side().answer(ME);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.body().isTextual()).isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void keepsNoBodyThatIsTooLarge() {
        answers(200, "/", new byte[(16 << 20) + 1]);

        assertThat(side().answer(ME).status()).isEqualTo(Answer.TOO_LARGE);
    }

    @Test
    void sendsNothingAfterTheEnd() {
        answers(200, "/", new byte[] {'1'});
        ending.interrupt();

        assertThat(side().answer(ME).status()).isEqualTo(Answer.NONE);
        assertThat(calls).hasValue(0);
    }

    @Test
    void hasNoAnswerIfNothingListens() {
        server.stop(0);

        assertThat(side().answer(ME).status()).isEqualTo(Answer.NONE);
    }
}
