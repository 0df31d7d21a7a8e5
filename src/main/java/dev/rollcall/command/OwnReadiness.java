package dev.rollcall.command;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Asks the service of this process whether it is ready, for a mode that starts the service. */
@Singleton
public final class OwnReadiness {

    private final Instance<HealthCheck> checks;

    OwnReadiness(@Readiness Instance<HealthCheck> checks) {
        this.checks = checks;
    }

    /** Whether a probe would be answered so now. */
    public boolean isReached() {
        return checks.stream().map(HealthCheck::call).allMatch(OwnReadiness::isUp);
    }

    /** Whether the check of this name would say so now; the others may need more time. */
    public boolean isReachedBy(String name) {
        return checks.stream()
                .map(HealthCheck::call)
                .filter(check -> check.getName().equals(name))
                .allMatch(OwnReadiness::isUp);
    }

    private static boolean isUp(HealthCheckResponse check) {
        return check.getStatus() == HealthCheckResponse.Status.UP;
    }
}
