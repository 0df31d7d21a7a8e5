package dev.rollcall;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.visibility.VisibilityPolicy;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;

/**
 * Makes the dialect and the visibility policy from the configuration, since neither knows of
 * configuration. Both are made at the start: an unknown dialect or a field without a rule then ends
 * the start, and does not fail each request.
 */
@WorkspaceScoped
final class PolicyProducer {

    private final Dialect dialect;
    private final VisibilityPolicy policy;

    PolicyProducer(ServedWorkspace workspace) {
        this.dialect = Dialect.named(workspace.dialect());
        this.policy = new VisibilityPolicy(dialect);
    }

    /** Makes this object, and with it the policy, when the service starts. */
    void start(@Observes StartupEvent event) {}

    @Produces
    @WorkspaceScoped
    Dialect dialect() {
        return dialect;
    }

    @Produces
    @WorkspaceScoped
    VisibilityPolicy policy() {
        return policy;
    }
}
