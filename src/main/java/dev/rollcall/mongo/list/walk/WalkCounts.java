package dev.rollcall.mongo.list.walk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts how pages behind the first one are served: from the place where the caller's last page
 * ended, or by skipping users from a bookmark or from the first user. Many skips mean that walks
 * change the pod, or that callers jump.
 */
public final class WalkCounts {

    private final Counter byPlace;
    private final Counter bySkip;
    private final Counter gone;

    public WalkCounts(MeterRegistry metrics) {
        byPlace = counter(metrics, "place");
        bySkip = counter(metrics, "skip");
        gone = counter(metrics, "gone");
    }

    private static Counter counter(MeterRegistry metrics, String served) {
        return Counter.builder("rollcall.walks")
                .description("Pages behind the first one, by how they are served")
                .tag("served", served)
                .register(metrics);
    }

    /** A page at this offset is served. */
    public void page(long offset, boolean fromPlace) {
        if (fromPlace) {
            byPlace.increment();
        } else if (offset > 0) {
            bySkip.increment();
        }
    }

    /** The place was of no use any more, so the page skips. */
    public void placeIsGone() {
        gone.increment();
    }
}
