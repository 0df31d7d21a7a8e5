package dev.rollcall.mongo.health;

import dev.rollcall.index.NeededIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports missing indexes in the health answer. It is always up: without them the service is slow,
 * not wrong.
 */
@Readiness
@ApplicationScoped
class IndexHealth implements HealthCheck {

    private final IndexReport report;

    IndexHealth(IndexReport report) {
        this.report = report;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("indexes")
                .up()
                .withData("missing", report.missing().map(IndexHealth::names).orElse("unknown"))
                .build();
    }

    private static String names(List<NeededIndex> missing) {
        return missing.isEmpty()
                ? "none"
                : missing.stream().map(NeededIndex::name).collect(Collectors.joining(", "));
    }
}
