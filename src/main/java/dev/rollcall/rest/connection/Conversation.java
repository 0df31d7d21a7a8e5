package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** The state of one connection, in its protocol. */
interface Conversation {

    /** Whether a further byte may be read now. */
    boolean takesMore();

    /** Receives the bytes that are about to be decoded. */
    void bytesCome(ByteBuf bytes);

    /** Whether the client has taken longer than it may. */
    boolean isOverdue();

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
}
