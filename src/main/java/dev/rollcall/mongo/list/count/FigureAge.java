package dev.rollcall.mongo.list.count;

import java.time.Duration;
import java.util.Optional;

/**
 * The age that a figure may have. By default it depends on what the figure costs the database: it
 * is renewed after a hundred times its cost, and at most once a second.
 *
 * @param configured the largest age, if an operator sets one
 */
record FigureAge(Optional<Duration> configured) {

    static final int SHARE = 100;
    static final long LEAST = Duration.ofSeconds(1).toNanos();

    /** A page does not wait for a renewal that takes longer, unless an operator set the age. */
    static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();

    /** Whether the figure is due for renewal. A page still uses the old one. */
    boolean isDue(long age, long cost) {
        return age >= configured.map(most -> most.toNanos() / 2).orElseGet(() -> rest(cost));
    }

    /** Whether the figure is so old that a page waits for a newer one. */
    boolean isTooOld(long age, long cost) {
        return configured
                .map(most -> age >= most.toNanos())
                .orElseGet(() -> cost <= LONGEST_WAIT && age >= 2 * rest(cost));
    }

    /** Whether the operator set the age, whatever a renewal costs. */
    boolean isFixed() {
        return configured.isPresent();
    }

    private static long rest(long cost) {
        return Math.max(LEAST, SHARE * cost);
    }

    /**
     * Bounds the share of the database's time that renewals of figures take: only one of them runs
     * at a time, and after it a hundred times its duration has to pass.
     */
    static final class LearningBudget {

        private long notBefore;
        private boolean used;
        private boolean taken;

        /** Whether a renewal could start now. */
        synchronized boolean admits(long now) {
            return !taken && (!used || now - notBefore >= 0);
        }

        /**
         * Begins a renewal, whose end is to be reported by {@link #spend}; false if it may not run.
         */
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
}
