package dev.rollcall.mongo.list;

/**
 * Bounds what the database spends on learning several figures anew, one after another: after each
 * time a hundred times its cost has to go by.
 */
final class LearningBudget {

    private long notBefore;
    private boolean used;

    /** Whether anything may be learnt anew now. */
    synchronized boolean admits(long now) {
        return !used || now - notBefore >= 0;
    }

    /** Notes what learning anew has cost. */
    synchronized void spend(long cost, long now) {
        long from = used && notBefore - now > 0 ? notBefore : now;
        notBefore = from + FigureAge.SHARE * cost;
        used = true;
    }
}
