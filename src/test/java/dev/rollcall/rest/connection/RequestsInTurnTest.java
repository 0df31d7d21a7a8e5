package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * When a request that came together with others begins: one slice of bytes has more than ten of
 * them, each of which can have an answer of a hundred kilobytes.
 */
class RequestsInTurnTest {

    private static final int MORE_THAN_MAY_BE_UNSENT = 100_000;
    private static final Duration LONG = Duration.ofHours(1);

    private final EmbeddedChannel client =
            new EmbeddedChannel(
                    new RequestsInTurn(
                            new ConnectionLimits(
                                    8, 1, new RequestHeads.Memory(1L << 30), LONG, LONG, LONG),
                            false,
                            () -> {}));

    @Test
    void beginsTheNextOneAfterTheAnswer() {
        send("/first", "/second");
        assertThat(begun()).isEqualTo("/first");
        assertThat(begun()).isEqualTo("none");
        answer(1);
        assertThat(begun()).isEqualTo("/second");
    }

    @Test
    void beginsNoneWhileTheClientTakesNoAnswer() {
        send("/first", "/second", "/third");
        assertThat(begun()).isEqualTo("/first");
        answer(MORE_THAN_MAY_BE_UNSENT);
        assertThat(begun()).isEqualTo("none");
        take();
        assertThat(begun()).isEqualTo("/second");
        answer(MORE_THAN_MAY_BE_UNSENT);
        assertThat(begun()).isEqualTo("none");
        take();
        assertThat(begun()).isEqualTo("/third");
    }

    private void send(String... paths) {
        for (String path : paths) {
            client.writeInbound(
                    new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path),
                    LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    /** The path of the request that was passed on next. */
    private String begun() {
        HttpRequest request = client.readInbound();
        if (request == null) {
            return "none";
        }
        LastHttpContent end = client.readInbound();
        assertThat(end).isNotNull();
        return request.uri();
    }

    /** Without a flush the answer stays unsent, as it does if the client reads nothing. */
    private void answer(int bytes) {
        client.write(
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.OK,
                        Unpooled.wrappedBuffer(new byte[bytes])));
        client.runPendingTasks();
    }

    private void take() {
        client.flush();
        client.runPendingTasks();
    }
}
