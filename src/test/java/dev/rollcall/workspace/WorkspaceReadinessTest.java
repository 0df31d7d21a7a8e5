package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class WorkspaceReadinessTest {

    private final FakeWorkspaceStore store = new FakeWorkspaceStore(Map.of(), Map.of());

    @Test
    void isReadyOnceTheWorkspaceIsKnown() {
        assertThat(new WorkspaceReadiness(store.unread()).call().getStatus())
                .isEqualTo(Status.DOWN);
        assertThat(new WorkspaceReadiness(store.read()).call().getStatus()).isEqualTo(Status.UP);
    }
}
