package dev.rollcall.workspace;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.UnavailableReason;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Decides when trouble with the database makes this process not ready. All processes share one
 * database: if each left its Service at once, nobody would be there to answer with the contract's
 * 503. So a process that was ready is only degraded for a time, and then not ready, as one of many
 * that alone lost its way to the database should be. A process that never was ready stays so.
 */
@WorkspaceScoped
public class ServiceState {

    private final LiveWorkspace workspace;
    private final Duration tolerated;

    ServiceState(LiveWorkspace workspace, RollcallConfiguration configuration) {
        this.workspace = workspace;
        this.tolerated = configuration.unreadyAfter();
    }

    /** The state of one part, which this trouble has, if any. */
    public HealthCheckResponse of(String part, Optional<UnavailableReason> trouble) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(part);
        if (trouble.isEmpty()) {
            return response.up().withData("state", "ready").build();
        }
        boolean degraded = isTolerated();
        response.status(degraded)
                .withData("state", degraded ? "degraded" : "not ready")
                .withData("reason", trouble.get().sentence());
        workspace.age().ifPresent(age -> response.withData("secondsSinceRead", age.toSeconds()));
        return response.build();
    }

    private boolean isTolerated() {
        return workspace.age().filter(age -> age.compareTo(tolerated) <= 0).isPresent();
    }
}
