package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;

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

    /** Whether the client has taken longer than it may. */
    boolean isOverdue();

    /** Ends the answers that the client does not take, if the connection may stay. */
    default void endStalledAnswers() {
        // In most protocols an answer and its connection stall together.
    }
}
