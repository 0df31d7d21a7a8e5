package dev.rollcall.visibility;

/** The operations; each one has its own rule in a row of the visibility table. */
public enum Operation {
    /** Look at one user. */
    INFO,
    /** Look at many users. */
    LIST,
    /** Look at oneself. */
    ME
}
