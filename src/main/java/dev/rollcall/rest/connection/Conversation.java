package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;

/** What the two sides of one connection are at, in the protocol that they speak. */
interface Conversation {

    /** Whether a further byte may be read now. */
    boolean takesMore();

    /** Says that these bytes are about to be read. */
    void bytesCome(ByteBuf bytes);

    /** Whether the other side has taken longer than it may. */
    boolean isOverdue();
}
