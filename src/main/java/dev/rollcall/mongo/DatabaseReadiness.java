package dev.rollcall.mongo;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while no server can be read from, since every request is then refused at once. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final Reachability reachability;

    DatabaseReadiness(Reachability reachability) {
        this.reachability = reachability;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(!reachability.isLost()).build();
    }
}
