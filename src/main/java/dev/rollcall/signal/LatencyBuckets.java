package dev.rollcall.signal;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the timers of requests and of commands the buckets without which no percentile and no share
 * of slow answers can be computed. The bounds stand around the objectives of docs/operating.md.
 */
@Singleton
final class LatencyBuckets implements MeterFilter {

    private static final Map<String, double[]> BOUNDS =
            Map.of(
                    "http.server.requests", nanos(10, 25, 50, 100, 250, 500, 1_000, 2_500),
                    "mongodb.driver.commands", nanos(5, 25, 100, 500, 2_000));

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        double[] bounds = BOUNDS.get(id.getName());
        return bounds == null
                ? config
                : DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(bounds)
                        .build()
                        .merge(config);
    }

    private static double[] nanos(long... millis) {
        return Stream.of(millis)
                .flatMapToLong(Arrays::stream)
                .mapToDouble(bound -> Duration.ofMillis(bound).toNanos())
                .toArray();
    }
}
