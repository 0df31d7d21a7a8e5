package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * An HTTP/2 connection. The protocol limits requests and unsent bytes, but no times: an unfinished
 * stream, or a connection that only sends pings, would stay for ever.
 */
final class Http2Streams implements Conversation {

    /** Enough for a proxy; each may hold an answer. */
    static final int AT_ONCE = 32;

    private final Http2Connection connection;
    private final ConnectionLimits limits;
    private final Http2Connection.PropertyKey opened;
    private long busy = System.nanoTime();

    Http2Streams(Http2Connection connection, ConnectionLimits limits) {
        this.connection = connection;
        this.limits = limits;
        this.opened = connection.newKey();
        // Otherwise this holds only once the other side has acknowledged it.
        connection.remote().maxActiveStreams(AT_ONCE);
    }

    @Override
    public boolean takesMore() {
        return true;
    }

    @Override
    public void bytesCome(ByteBuf bytes) {
        // Only streams count as activity, because pings are bytes, too.
    }

    @Override
    public boolean isOverdue() {
        long now = System.nanoTime();
        if (connection.numActiveStreams() == 0) {
            return now - busy > limits.idle().toNanos();
        }
        busy = now;
        try {
            return connection.forEachActiveStream(stream -> !isUnfinished(stream, now)) != null;
        } catch (Http2Exception e) {
            return true;
        }
    }

    /** Whether the request of a stream is incomplete and late, answered or not. */
    private boolean isUnfinished(Http2Stream stream, long now) {
        if (!stream.state().remoteSideOpen()) {
            return false;
        }
        Long since = stream.getProperty(opened);
        if (since == null) {
            stream.setProperty(opened, now);
            return false;
        }
        return now - since > limits.request().toNanos();
    }
}
