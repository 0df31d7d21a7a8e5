package dev.rollcall.mongo.health;

import dev.rollcall.mongo.connection.FailureReason;
import dev.rollcall.mongo.connection.Reachability;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.ServiceState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports whether the database answers commands. A connection alone proves too little: a server
 * that refuses the password or the right to read still answers the driver's monitoring.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final Reachability reachability;
    private final LiveWorkspace workspace;
    private final ServiceState state;

    DatabaseReadiness(Reachability reachability, LiveWorkspace workspace, ServiceState state) {
        this.reachability = reachability;
        this.workspace = workspace;
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return state.of("database", trouble());
    }

    private Optional<UnavailableReason> trouble() {
        if (reachability.isLost()) {
            return Optional.of(
                    reachability
                            .reasonOfLoss()
                            .map(FailureReason::of)
                            .orElse(UnavailableReason.LOST));
        }
        return workspace.trouble();
    }
}
