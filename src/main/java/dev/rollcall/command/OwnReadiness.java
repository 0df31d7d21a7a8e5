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
        return checks.stream()
                .allMatch(check -> check.call().getStatus() == HealthCheckResponse.Status.UP);
    }
}
