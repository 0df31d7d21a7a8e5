package dev.rollcall.mongo.list.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class WalkCountsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final WalkCounts walks = new WalkCounts(metrics);

    private double served(String how) {
        return metrics.get("rollcall.walks").tag("served", how).counter().count();
    }

    @Test
    void areOfPagesBehindTheFirstOneAlone() {
        walks.page(0, false);
        assertThat(served("place") + served("skip") + served("gone")).isZero();

        walks.page(50, true);
        walks.page(100, false);
        walks.page(150, false);
        walks.placeIsGone();

        assertThat(served("place")).isEqualTo(1);
        assertThat(served("skip")).isEqualTo(2);
        assertThat(served("gone")).isEqualTo(1);
    }
}
