package dev.rollcall.compare.report;

/** What one request came to. */
public enum RequestOutcome {
    SAME,
    /** It differs in deliberate differences alone. */
    EXPLAINED,
    DIFFERENT,
    /** Upstream's own answers never agreed, or an answer was missing or too large. */
    INCONCLUSIVE
}
