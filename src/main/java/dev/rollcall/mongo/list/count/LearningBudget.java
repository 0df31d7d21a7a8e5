package dev.rollcall.mongo.list.count;

/**
 * Bounds the share of the database's time that renewals of figures take: only one of them runs at a
 * time, and after it a hundred times its duration has to pass.
 */
final class LearningBudget {

    private long notBefore;
    private boolean used;
    private boolean taken;

    /** Whether a renewal could start now. */
    synchronized boolean admits(long now) {
        return !taken && (!used || now - notBefore >= 0);
    }

    /** Begins a renewal, whose end is to be reported by {@link #spend}; false if it may not run. */
    synchronized boolean take(long now) {
        boolean admitted = admits(now);
        taken |= admitted;
        return admitted;
    }

    /** Records the cost of the renewal that has just ended. */
    synchronized void spend(long cost, long now) {
        taken = false;
        used = true;
        notBefore = now + FigureAge.SHARE * cost;
    }
}
