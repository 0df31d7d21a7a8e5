package dev.rollcall.rest.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Map;

/**
 * Bounds the requests of one HTTP/2 connection, and the heads that they hold. A request keeps its
 * head until its answer is taken, so a client with shut windows could fill the memory with heads.
 */
final class RequestHeads {

    /** The largest number of bytes of heads with which a further request is still accepted. */
    static final int MOST_BYTES = 64 * 1024;

    /** What the protocol counts for each field besides its characters. */
    private static final int BYTES_OF_A_FIELD = 32;

    private final Http2ConnectionDecoder decoder;
    private final LoopShare share;
    private final boolean management;
    private final Http2Connection connection;
    private final Http2Connection.PropertyKey size;
    private final int streams;
    private long held;

    RequestHeads(Http2ConnectionDecoder decoder, LoopShare share, int streams, boolean management) {
        this.decoder = decoder;
        this.share = share;
        this.streams = streams;
        this.management = management;
        this.connection = decoder.connection();
        this.size = connection.newKey();
        connection.addListener(new Closed());
        // Otherwise this holds only once the other side has acknowledged it.
        bound();
    }

    /**
     * Makes sure that the requests are counted. The server puts its own listener in the place of
     * any other when the first settings come.
     */
    void listen() {
        Http2FrameListener listener = decoder.frameListener();
        if (!(listener instanceof Received)) {
            decoder.frameListener(new Received(listener));
        }
    }

    /** A request beyond the bound is refused by a reset that says that it may be sent again. */
    private void bound() {
        connection
                .remote()
                .maxActiveStreams(
                        held > MOST_BYTES
                                ? Math.min(streams, connection.numActiveStreams())
                                : streams);
    }

    private void received(int streamId, Http2Headers headers) {
        share.requestBegins();
        if (management) {
            headers.remove(HttpHeaderNames.ORIGIN); // for the reason that RequestsInTurn has
        }
        Http2Stream stream = connection.stream(streamId);
        if (stream != null) {
            long bytes = bytes(headers);
            Long before = stream.getProperty(size);
            stream.setProperty(size, before == null ? bytes : before + bytes);
            held += bytes;
            bound();
        }
    }

    private static long bytes(Http2Headers headers) {
        long bytes = 0;
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            bytes += field.getKey().length() + field.getValue().length() + BYTES_OF_A_FIELD;
        }
        return bytes;
    }

    private final class Closed extends Http2ConnectionAdapter {

        @Override
        public void onStreamClosed(Http2Stream stream) {
            Long bytes = stream.removeProperty(size);
            held -= bytes == null ? 0 : bytes;
            bound();
        }
    }

    private final class Received extends Http2FrameListenerDecorator {

        Received(Http2FrameListener server) {
            super(server);
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext context,
                int streamId,
                Http2Headers headers,
                int padding,
                boolean ends)
                throws Http2Exception {
            received(streamId, headers);
            super.onHeadersRead(context, streamId, headers, padding, ends);
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext context,
                int streamId,
                Http2Headers headers,
                int streamDependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean ends)
                throws Http2Exception {
            received(streamId, headers);
            super.onHeadersRead(
                    context, streamId, headers, streamDependency, weight, exclusive, padding, ends);
        }
    }
}
