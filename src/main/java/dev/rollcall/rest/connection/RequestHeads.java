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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the requests of one HTTP/2 connection, the heads that they hold, and the memory of the
 * requests of all connections. A request keeps its head and its objects until its answer is taken,
 * so clients with shut windows could fill the memory with them.
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
    private final ConnectionLimits limits;
    private long held;
    private long ofAll;
    private boolean ended;

    RequestHeads(
            Http2ConnectionDecoder decoder,
            LoopShare share,
            ConnectionLimits limits,
            boolean management) {
        this.decoder = decoder;
        this.share = share;
        this.limits = limits;
        this.management = management;
        this.connection = decoder.connection();
        this.size = connection.newKey();
        connection.addListener(new Closed());
        // Otherwise this holds only once the other side has acknowledged it.
        bound();
    }

    /**
     * Makes sure that the requests are counted. The server puts its own listener in the place of
     * any other when the first settings come. The bound is computed anew, because other connections
     * may have given memory back, and this one learns of nothing that the library has refused.
     */
    void listen() {
        bound();
        Http2FrameListener listener = decoder.frameListener();
        if (!(listener instanceof Received)) {
            decoder.frameListener(new Received(listener));
        }
    }

    /** A request beyond the bound is refused by a reset that says that it may be sent again. */
    private void bound() {
        boolean full = held > MOST_BYTES || ofAll > limits.memory().shareOfOne();
        connection
                .remote()
                .maxActiveStreams(
                        full
                                ? Math.min(limits.streams(), connection.numActiveStreams())
                                : limits.streams());
    }

    /** Gives back what the connection holds, whatever the network library reports of its end. */
    void end() {
        ended = true;
        limits.memory().hold(-ofAll);
        ofAll = 0;
    }

    private void hold(long bytes) {
        if (!ended) {
            ofAll += bytes;
            limits.memory().hold(bytes);
        }
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
            hold(before == null ? bytes + Memory.OF_A_REQUEST : bytes);
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
            if (bytes != null) {
                held -= bytes;
                hold(-bytes - Memory.OF_A_REQUEST);
            }
            bound();
        }
    }

    /**
     * The memory that the requests of all HTTP/2 connections of a port may hold together. One
     * connection may hold a part of what the others leave, and always one request. So the first
     * ones cannot take everything.
     */
    static final class Memory {

        /** The objects of a request and of a small answer that is not taken. */
        static final long OF_A_REQUEST = 12L * 1024;

        private static final long PART_OF_ALL = 4;
        private static final long PART_OF_THE_REST = 8;

        private final long most;
        private final AtomicLong held = new AtomicLong();

        /**
         * @param heap the memory of the process
         */
        Memory(long heap) {
            this.most = heap / PART_OF_ALL;
        }

        void hold(long bytes) {
            held.addAndGet(bytes);
        }

        /** How much one connection may hold now. */
        long shareOfOne() {
            return Math.max(0, left()) / PART_OF_THE_REST;
        }

        /**
         * How much is left; negative if more is held, because each connection may hold a request.
         */
        long left() {
            return most - held.get();
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
