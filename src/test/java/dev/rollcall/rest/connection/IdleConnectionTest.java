package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A client that takes its answer slowly, though the server has written all of it. No connection may
 * be idle at all here, and the time at which the gate looks is the test's.
 */
class IdleConnectionTest {

    private static final int ANSWER = 50_000;
    private static final Duration LONG = Duration.ofHours(1);
    private static final String REQUEST = "GET /first HTTP/1.1\r\nHost: x\r\n\r\n";

    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_OF_STREAM_AND_HEADERS = 5;

    /** Method, scheme and path are in the table of the protocol. */
    private static final String GET_OF_THE_ROOT = "\u0082\u0086\u0084";

    @Test
    void isNotOneWhoseAnswerIsStillTaken() {
        isIdleOnlyWhenAllIsTaken(http1(REQUEST, ANSWER));
    }

    /** The further request does not begin before the answer is taken. */
    @Test
    void isNotOneWhereARequestWaitsMeanwhile() {
        SlowClient client = http1(REQUEST + REQUEST, 2 * ANSWER);
        client.take(1);
        client.look();
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void isNotAnHttp2ConnectionWhoseAnswerIsStillTaken() {
        isIdleOnlyWhenAllIsTaken(http2());
    }

    @Test
    void isEndedIfTheClientTakesNothing() {
        SlowClient client = new SlowClient(Duration.ZERO, http1Codec());
        client.ask(REQUEST);
        client.answer(ANSWER);
        await().until(
                        () -> {
                            client.look();
                            return !client.isOpen();
                        });
    }

    private static void isIdleOnlyWhenAllIsTaken(SlowClient client) {
        for (int part = 0; part < 10; part++) {
            client.take(ANSWER / 20);
            client.look();
            assertThat(client.isOpen()).as("after %d parts", part + 1).isTrue();
        }
        client.take(ANSWER);
        await().until(
                        () -> {
                            client.look();
                            return !client.isOpen();
                        });
    }

    private static SlowClient http1(String requests, int answer) {
        SlowClient client = new SlowClient(LONG, http1Codec());
        client.ask(requests);
        client.answer(answer);
        return client;
    }

    private static ChannelHandler[] http1Codec() {
        return new ChannelHandler[] {new HttpRequestDecoder(), new HttpResponseEncoder()};
    }

    private static SlowClient http2() {
        SlowClient client = new SlowClient(LONG, Http2FrameCodecBuilder.forServer().build());
        client.ask(
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
                        + frame(SETTINGS, 0, 0, "")
                        + frame(HEADERS, END_OF_STREAM_AND_HEADERS, 1, GET_OF_THE_ROOT));
        Http2FrameStream stream = client.streamOfRequest();
        client.write(
                new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status("200"))
                        .stream(stream));
        client.writeAndFlush(
                new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[ANSWER]), true)
                        .stream(stream));
        client.runPendingTasks();
        return client;
    }

    private static String frame(int type, int flags, int stream, String payload) {
        return new String(
                        new char[] {
                            0,
                            0,
                            (char) payload.length(),
                            (char) type,
                            (char) flags,
                            0,
                            0,
                            0,
                            (char) stream
                        })
                + payload;
    }

    /** A connection whose client takes as many bytes as the test says. */
    private static final class SlowClient extends EmbeddedChannel {

        private static final int EACH_LOOK_MILLIS = 500;

        private long room;

        SlowClient(Duration stalledReader, ChannelHandler... codec) {
            super(gate(stalledReader));
            pipeline().addLast(codec);
            freezeTime();
        }

        private static ReadingGate gate(Duration stalledReader) {
            return new ReadingGate(
                    new ConnectionLimits(
                            8,
                            8,
                            new RequestHeads.Memory(1L << 30),
                            LONG,
                            Duration.ZERO,
                            stalledReader),
                    new ServingLoops(),
                    false,
                    () -> false,
                    answering -> {});
        }

        void ask(String requests) {
            writeInbound(Unpooled.copiedBuffer(requests, StandardCharsets.ISO_8859_1));
        }

        void answer(int bytes) {
            writeAndFlush(
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            HttpResponseStatus.OK,
                            Unpooled.wrappedBuffer(new byte[bytes])));
            runPendingTasks();
        }

        Http2FrameStream streamOfRequest() {
            Object frame = readInbound();
            while (!(frame instanceof Http2HeadersFrame)) {
                assertThat(frame).isNotNull();
                frame = readInbound();
            }
            return ((Http2HeadersFrame) frame).stream();
        }

        void take(long bytes) {
            room += bytes;
            flush();
            runPendingTasks();
        }

        void look() {
            advanceTimeBy(EACH_LOOK_MILLIS, TimeUnit.MILLISECONDS);
            runScheduledPendingTasks();
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer unsent) {
            while (room > 0 && unsent.current() instanceof ByteBuf first) {
                long taken = Math.min(room, first.readableBytes());
                unsent.removeBytes(taken);
                room -= taken;
            }
        }
    }
}
