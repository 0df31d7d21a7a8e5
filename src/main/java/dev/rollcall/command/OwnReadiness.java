package dev.rollcall.command;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
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

    /** Why the check of this name would not say so, as a sentence without data of a workspace. */
    public Optional<String> reasonOf(String name) {
        return checks.stream()
                .map(HealthCheck::call)
                .filter(check -> check.getName().equals(name))
                .flatMap(check -> check.getData().stream())
                .flatMap(data -> Optional.ofNullable(data.get("reason")).stream())
                .map(String::valueOf)
                .findFirst();
    }

    private static boolean isUp(HealthCheckResponse check) {
        return check.getStatus() == HealthCheckResponse.Status.UP;
    }
}
