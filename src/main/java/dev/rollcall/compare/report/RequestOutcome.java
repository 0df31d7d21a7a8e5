package dev.rollcall.compare.report;

/** The outcome of one request. */
public enum RequestOutcome {
    SAME,
    /** The answers differ, but only deliberately. */
    EXPLAINED,
    DIFFERENT,
    /** Upstream's own answers never agreed, or an answer was missing or too large. */
    INCONCLUSIVE
}
