package dev.rollcall.rest.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;

/** Tells since when the other side has taken nothing of what is to be sent to it. */
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

    /** To be asked again and again; each question compares with the one before. */
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

    /** More that is added behind is no sign that anything was taken. */
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
