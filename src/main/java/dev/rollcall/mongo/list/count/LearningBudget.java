package dev.rollcall.mongo.list.count;

/**
 * Bounds the share of the database's time that renewals of figures take: after each one, a hundred
 * times its duration has to pass.
 */
final class LearningBudget {

    private long notBefore;
    private boolean used;

    /** Whether a renewal may start now. */
    synchronized boolean admits(long now) {
        return !used || now - notBefore >= 0;
    }

    /** Records the cost of a renewal. */
    synchronized void spend(long cost, long now) {
        long from = used && notBefore - now > 0 ? notBefore : now;
        notBefore = from + FigureAge.SHARE * cost;
        used = true;
    }
}
