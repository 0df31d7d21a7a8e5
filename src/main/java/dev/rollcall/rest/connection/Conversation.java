package dev.rollcall.rest.connection;

/** What the two sides of one connection are at, in the protocol that they speak. */
interface Conversation {

    /** Whether a further byte may be read now. */
    boolean takesMore();

    /** Says that a byte is about to be read. */
    void bytesCome();

    /** Whether the other side has taken longer than it may. */
    boolean isOverdue();
}
