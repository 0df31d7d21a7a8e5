package dev.rollcall.visibility;

/** What is done with a user's fields; each operation has its own cell in a row of the table. */
public enum Operation {
    /** Look at one user. */
    INFO,
    /** Look at many users. */
    LIST,
    /** Look at oneself. */
    ME
}
