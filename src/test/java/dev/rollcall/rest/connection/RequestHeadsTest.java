package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The heads of requests on the connections {@code a} and {@code b}, in steps: {@code a1=500}
 * receives a head of 500 bytes on stream 1 of {@code a}, {@code -a1} ends that stream, and {@code
 * xa} ends the connection. All connections may hold 32 small requests, and one of them an eighth of
 * what is left.
 */
class RequestHeadsTest {

    private static final long OF_A_REQUEST = RequestHeads.Memory.OF_A_REQUEST;
    private static final int REQUESTS_OF_ALL = 32;
    private static final int STREAMS = 8;

    /** What the protocol counts for a field. */
    private static final int FIELD = 32;

    private final RequestHeads.Memory memory =
            new RequestHeads.Memory(4 * REQUESTS_OF_ALL * OF_A_REQUEST);
    private final ConnectionLimits limits =
            new ConnectionLimits(8, STREAMS, memory, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private final Map<Character, OneConnection> connections = new HashMap<>();

    /** The columns: steps; requests and bytes of heads that are held then; whether a may go on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    a1=500                               ; 1 ; 500   ; true
                    a1=500 a1=200                        ; 1 ; 700   ; true
                    a1=500 a3=500                        ; 2 ; 1000  ; true
                    a1=500 a3=500 -a1                    ; 1 ; 500   ; true
                    a1=500 a1=200 -a1                    ; 0 ; 0     ; true
                    a1=500 -a1 -a1                       ; 0 ; 0     ; true
                    a1=500 -a1 a3=500                    ; 1 ; 500   ; true
                    a1=500 xa                            ; 0 ; 0     ; true
                    a1=500 xa -a1                        ; 0 ; 0     ; true
                    a1=500 -a1 xa                        ; 0 ; 0     ; true
                    a1=500 xa xa                         ; 0 ; 0     ; true
                    a1=500 xa a3=500                     ; 0 ; 0     ; true
                    a1=500 b1=700 xa                     ; 1 ; 700   ; true
                    a1=500 b1=700 xa xb                  ; 0 ; 0     ; true
                    a1=66000                             ; 1 ; 66000 ; false
                    a1=40000 a1=26000                    ; 1 ; 66000 ; false
                    a1=66000 -a1                         ; 0 ; 0     ; true
                    a1=66000 b1=100                      ; 2 ; 66100 ; false
                    a1=90 a3=90 a5=90                    ; 3 ; 270   ; true
                    a1=90 a3=90 a5=90 a7=90              ; 4 ; 360   ; false
                    a1=90 a3=90 a5=90 a7=90 -a7          ; 3 ; 270   ; true
                    b1=90 b3=90 b5=90 b7=90 a1=90        ; 5 ; 450   ; true
                    """)
    void areCountedWithTheirRequestsUntilTheseEnd(
            String steps, long requests, long bytes, boolean mayGoOn) throws Http2Exception {
        for (String step : steps.split(" ")) {
            take(step);
        }
        assertThat(memory.left()).isEqualTo(REQUESTS_OF_ALL * OF_A_REQUEST - held(requests, bytes));
        OneConnection asked = connections.get('a');
        asked.heads.listen();
        assertThat(asked.mayOpen()).isEqualTo(mayGoOn);
    }

    /** The connections together reach the bound, and each further one still has one request. */
    @Test
    void leaveEachConnectionOneRequestWhenOthersHoldTheMemory() throws Http2Exception {
        memory.hold(REQUESTS_OF_ALL * OF_A_REQUEST);
        OneConnection late = new OneConnection();
        assertThat(late.mayOpen()).isTrue();
        late.receive(1, 100);
        assertThat(late.mayOpen()).isFalse();
        late.close(1);
        assertThat(late.mayOpen()).isTrue();
    }

    /** It learns of nothing that others give back, so it looks when bytes come. */
    @Test
    void mayGoOnWhenOthersHaveGivenMemoryBack() throws Http2Exception {
        OneConnection connection = new OneConnection();
        memory.hold(REQUESTS_OF_ALL * OF_A_REQUEST);
        connection.receive(1, 100);
        memory.hold(-REQUESTS_OF_ALL * OF_A_REQUEST);
        connection.heads.listen();
        assertThat(connection.mayOpen()).isTrue();
    }

    @Test
    void neverExceedTheNumberOfStreams() throws Http2Exception {
        RequestHeads.Memory plenty = new RequestHeads.Memory(Long.MAX_VALUE / 2);
        OneConnection connection =
                new OneConnection(
                        new ConnectionLimits(
                                8, 2, plenty, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        connection.receive(1, 100);
        assertThat(connection.mayOpen()).isTrue();
        connection.receive(3, 100);
        assertThat(connection.mayOpen()).isFalse();
    }

    /** The server replaces the listener once, and both are asked to listen with each read. */
    @Test
    void areCountedOnceHoweverOftenTheyAreListenedFor() throws Http2Exception {
        OneConnection connection = new OneConnection();
        connection.heads.listen();
        connection.heads.listen();
        connection.receive(1, 100);
        assertThat(memory.left()).isEqualTo(REQUESTS_OF_ALL * OF_A_REQUEST - held(1, 100));
        connection.decoder.frameListener(new Http2FrameAdapter());
        connection.heads.listen();
        connection.receive(3, 100);
        assertThat(memory.left()).isEqualTo(REQUESTS_OF_ALL * OF_A_REQUEST - held(2, 200));
    }

    private void take(String step) throws Http2Exception {
        if (step.startsWith("x")) {
            connection(step.charAt(1)).heads.end();
        } else if (step.startsWith("-")) {
            connection(step.charAt(1)).close(number(step.substring(2)));
        } else {
            String[] parts = step.substring(1).split("=");
            connection(step.charAt(0)).receive(number(parts[0]), number(parts[1]));
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private OneConnection connection(char name) {
        return connections.computeIfAbsent(name, unknown -> new OneConnection());
    }

    private static long held(long requests, long bytes) {
        return requests * OF_A_REQUEST + bytes;
    }

    private final class OneConnection {

        private final Http2Connection connection = new DefaultHttp2Connection(true);
        private final Map<Integer, Http2Stream> streams = new HashMap<>();
        private final Http2ConnectionDecoder decoder =
                new DefaultHttp2ConnectionDecoder(
                        connection,
                        new DefaultHttp2ConnectionEncoder(
                                connection, new DefaultHttp2FrameWriter()),
                        new DefaultHttp2FrameReader());
        private final RequestHeads heads;

        OneConnection() {
            this(limits);
        }

        OneConnection(ConnectionLimits limits) {
            decoder.frameListener(new Http2FrameAdapter());
            heads =
                    new RequestHeads(
                            decoder,
                            new LoopShare(new LoopTurns(next -> {}), () -> {}),
                            limits,
                            false);
            heads.listen();
        }

        void receive(int stream, int bytes) throws Http2Exception {
            if (!streams.containsKey(stream)) {
                streams.put(stream, connection.remote().createStream(stream, false));
            }
            decoder.frameListener().onHeadersRead(null, stream, head(bytes), 0, true);
        }

        private Http2Headers head(int bytes) {
            String name = "name";
            return new DefaultHttp2Headers().add(name, "v".repeat(bytes - FIELD - name.length()));
        }

        void close(int stream) {
            streams.get(stream).close();
        }

        boolean mayOpen() {
            return connection.remote().canOpenStream();
        }
    }
}
