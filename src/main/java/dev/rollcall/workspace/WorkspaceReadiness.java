package dev.rollcall.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while permissions and settings are known, which also says that the database answers. */
@Readiness
@ApplicationScoped
class WorkspaceReadiness implements HealthCheck {

    private final LiveWorkspace workspace;

    WorkspaceReadiness(LiveWorkspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("workspace").status(workspace.isKnown()).build();
    }
}
