package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** The state of one connection, in its protocol. */
interface Conversation {

    /** Whether a further byte may be read now. */
    boolean takesMore();

    /** Receives the bytes that are about to be decoded. */
    void bytesCome(ByteBuf bytes);

    /** Receives the bytes that are about to be sent. */
    default void bytesGo(ByteBuf bytes) {
        // Most protocols learn nothing from them.
    }

    /** Whether a request is in progress. Its head has come, and its answer has not gone. */
    boolean isAnswering();

    /** Whether the client has taken longer than it may. */
    boolean isOverdue();

    /** Ends the answers that the client does not take, if the connection may stay. */
    default void endStalledAnswers() {
        // In most protocols an answer and its connection stall together.
    }

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
        public boolean isAnswering() {
            return false;
        }

        @Override
        public boolean isOverdue() {
            return System.nanoTime() - opened > limit.toNanos();
        }
    }
}
