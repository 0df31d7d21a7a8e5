package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;

/** The state of one connection, in its protocol. */
interface Conversation {

    /** Whether a further byte may be read now. */
    boolean takesMore();

    /** Receives the bytes that are about to be decoded. */
    void bytesCome(ByteBuf bytes);

    /** Whether the client has taken longer than it may. */
    boolean isOverdue();
}
