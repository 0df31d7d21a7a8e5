package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.workspace.ServiceState.WorkspaceReadiness;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class WorkspaceReadinessTest {

    private static final StandInConfiguration CONFIGURATION =
            StandInConfiguration.SHORT.withRightsMaxAge(Duration.ofMillis(500));

    private final FakeWorkspaceStore store = new FakeWorkspaceStore(Map.of(), Map.of());

    private static HealthCheckResponse readiness(LiveWorkspace workspace) {
        return new WorkspaceReadiness(workspace, new ServiceState(workspace, CONFIGURATION)).call();
    }

    private static Object data(HealthCheckResponse response, String key) {
        return response.getData().orElseThrow().get(key);
    }

    @Test
    void isNotReadyBeforeTheWorkspaceWasEverRead() {
        HealthCheckResponse response = readiness(store.unread());

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(response, "state")).isEqualTo("not ready");
        assertThat(data(response, "reason"))
                .isEqualTo("Permissions and settings have not been read yet");
    }

    @Test
    void isReadyOnceTheWorkspaceIsKnown() {
        HealthCheckResponse response = readiness(store.read());

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(data(response, "state")).isEqualTo("ready");
    }

    /** The configuration tolerates twice the age of rights. */
    @Test
    void isDegradedForATimeAndThenNotReady() {
        LiveWorkspace workspace = store.started(CONFIGURATION);
        store.failing = true;

        Eventually.holds(() -> workspace.known().isEmpty());
        HealthCheckResponse degraded = readiness(workspace);
        Eventually.holds(() -> readiness(workspace).getStatus() == Status.DOWN);
        HealthCheckResponse down = readiness(workspace);
        workspace.stop(null);

        assertThat(degraded.getStatus()).isEqualTo(Status.UP);
        assertThat(data(degraded, "state")).isEqualTo("degraded");
        assertThat(data(degraded, "reason")).asString().contains("ROLLCALL_RIGHTS_MAX_AGE");
        assertThat(data(down, "state")).isEqualTo("not ready");
    }
}
