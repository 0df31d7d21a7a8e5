package dev.rollcall.rest.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;

/** Measures how long the client has read nothing of its pending answers. */
final class UnsentAnswers {

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
     * Whether that is too long. It has to be called regularly, because each call compares with the
     * one before.
     */
    boolean areStalled() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        if (buffer == null || buffer.isEmpty()) {
            beingSent = this;
            return false;
        }
        if (isChanged(buffer)) {
            since = System.nanoTime();
            return false;
        }
        return System.nanoTime() - since > limit.toNanos();
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
