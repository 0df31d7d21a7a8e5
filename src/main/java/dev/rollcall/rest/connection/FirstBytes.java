package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** A connection whose protocol is not known yet. It has as much time as a request. */
final class FirstBytes implements Conversation {

    private final long opened = System.nanoTime();
    private final Duration limit;

    FirstBytes(ConnectionLimits limits) {
        this.limit = limits.request();
    }

    @Override
    public boolean takesMore() {
        return true;
    }

    @Override
    public void bytesCome(ByteBuf bytes) {
        // The time runs from the connection's beginning.
    }

    @Override
    public boolean isOverdue() {
        return System.nanoTime() - opened > limit.toNanos();
    }
}
