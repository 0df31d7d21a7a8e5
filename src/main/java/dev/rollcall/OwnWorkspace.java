package dev.rollcall;

import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceContext;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Names the workspace that new objects serve: that of the configuration, unless the stub makes
 * another one.
 */
@Singleton
final class OwnWorkspace {

    private final ServedWorkspace own;

    OwnWorkspace(
            RollcallConfiguration configuration,
            @ConfigProperty(name = "stub.enabled", defaultValue = "false") boolean stub,
            @ConfigProperty(name = "stub.database-down", defaultValue = "false") boolean down) {
        this.own =
                new ServedWorkspace(
                        Optional.empty(),
                        configuration.compatibility(),
                        !down,
                        stub || configuration.mongoUrl().isEmpty());
    }

    @Produces
    @WorkspaceScoped
    ServedWorkspace workspace() {
        return WorkspaceContext.ofThisProcess().workspace().orElse(own);
    }
}
