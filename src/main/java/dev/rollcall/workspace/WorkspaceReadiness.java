package dev.rollcall.workspace;

import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports ready if permissions and settings are known; without them no request can be answered. */
@Readiness
@ApplicationScoped
class WorkspaceReadiness implements HealthCheck {

    private final LiveWorkspace workspace;
    private final ServiceState state;

    WorkspaceReadiness(LiveWorkspace workspace, ServiceState state) {
        this.workspace = workspace;
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return state.of("workspace", trouble());
    }

    private Optional<UnavailableReason> trouble() {
        if (workspace.known().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                workspace.age().isPresent()
                        ? UnavailableReason.RIGHTS_TOO_OLD
                        : UnavailableReason.RIGHTS_UNKNOWN);
    }
}
