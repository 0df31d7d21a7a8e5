package dev.rollcall.rest.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/**
 * Measures how long the client has read nothing of its pending answers, and remembers on its
 * connection that this was too long. Otherwise a list on that connection, which is closed for it,
 * could only report that its reader went away.
 */
public final class UnsentAnswers {

    private static final AttributeKey<Boolean> STALLED =
            AttributeKey.valueOf(UnsentAnswers.class, "stalled");

    private final Channel channel;
    private final Duration limit;
    private long unsentBytes;
    private Object beingSent = this;
    private long sentOfIt;
    private long since;

    UnsentAnswers(Channel channel, Duration limit) {
        this.channel = channel;
        this.limit = limit;
    }

    /**
     * Whether the client ever left answers unread for too long. This stays true after the
     * connection has ended.
     */
    public static boolean haveStalled(HttpConnection connection) {
        return connection instanceof ConnectionBase base && base.channel().hasAttr(STALLED);
    }

    /**
     * Whether the client leaves them unread for too long. It has to be called regularly, because
     * each call compares with the one before.
     */
    boolean areStalled() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        if (isEmpty(buffer)) {
            beingSent = this;
            return false;
        }
        if (isChanged(buffer)) {
            since = System.nanoTime();
            return false;
        }
        if (System.nanoTime() - since <= limit.toNanos()) {
            return false;
        }
        channel.attr(STALLED).set(true);
        return true;
    }

    boolean areNone() {
        return isEmpty(channel.unsafe().outboundBuffer());
    }

    /** A closed channel has no buffer. */
    private static boolean isEmpty(ChannelOutboundBuffer buffer) {
        return buffer == null || buffer.isEmpty();
    }

    /** Whether the client read something. Newly added answers are no sign of that. */
    private boolean isChanged(ChannelOutboundBuffer buffer) {
        Object first = buffer.current();
        long progress = buffer.currentProgress();
        long bytes = buffer.totalPendingWriteBytes();
        boolean changed = first != beingSent || progress != sentOfIt || bytes < unsentBytes;
        beingSent = first;
        sentOfIt = progress;
        unsentBytes = bytes;
        return changed;
    }
}
