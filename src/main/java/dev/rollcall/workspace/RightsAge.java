package dev.rollcall.workspace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Reports how old the rights are by which requests are judged: the first thing that grows when the
 * database is slow or away, since they are read again all the time.
 */
@Singleton
final class RightsAge {

    private static final double MILLIS = 1_000.0;

    /** Without an end until the first reading: no age is older than never. */
    void register(@Observes StartupEvent event, LiveWorkspace workspace, MeterRegistry metrics) {
        TimeGauge.builder("rollcall.rights.age", workspace, TimeUnit.SECONDS, RightsAge::seconds)
                .description("How long ago permissions and settings were read last")
                .strongReference(true)
                .register(metrics);
    }

    private static double seconds(LiveWorkspace workspace) {
        return workspace
                .age()
                .map(Duration::toMillis)
                .map(millis -> millis / MILLIS)
                .orElse(Double.POSITIVE_INFINITY);
    }
}
