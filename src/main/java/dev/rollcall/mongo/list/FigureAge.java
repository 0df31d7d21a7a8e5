package dev.rollcall.mongo.list;

import java.time.Duration;
import java.util.Optional;

/**
 * How old a figure may be. If nothing is configured, that depends on what the figure costs the
 * database: it is learnt anew at most when a hundred times its cost has gone by, and at most each
 * second.
 *
 * @param configured the age that an operator allows
 */
record FigureAge(Optional<Duration> configured) {

    static final int SHARE = 100;
    static final long LEAST = Duration.ofSeconds(1).toNanos();

    /** Whether it is due to be learnt anew. A page still takes it as it is. */
    boolean isDue(long age, long cost) {
        return age >= configured.map(most -> most.toNanos() / 2).orElseGet(() -> rest(cost));
    }

    /** Whether a page waits for a newer one. */
    boolean isTooOld(long age, long cost) {
        return age >= configured.map(Duration::toNanos).orElseGet(() -> 2 * rest(cost));
    }

    /** Whether the age stands above what learning costs. */
    boolean isFixed() {
        return configured.isPresent();
    }

    private static long rest(long cost) {
        return Math.max(LEAST, SHARE * cost);
    }
}
