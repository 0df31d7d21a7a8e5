package dev.rollcall.workspace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Measures the age of the permissions and settings in use. They are read again all the time, so
 * this age is the first figure to grow when the database is slow or away.
 */
@Singleton
final class RightsAge {

    private static final double MILLIS = 1_000.0;

    /** The age is infinite until the first reading. */
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
