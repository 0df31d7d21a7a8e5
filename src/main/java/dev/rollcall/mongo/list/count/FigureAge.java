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
}
