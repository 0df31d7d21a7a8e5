package dev.rollcall.workspace;

import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Decides when trouble with the database makes this process not ready. All processes share one
 * database: if each left its Kubernetes Service at once, none would remain to answer with the
 * contract's 503. So a ready process is first degraded for a time, and only then not ready. A
 * process that was never ready stays not ready.
 */
@WorkspaceScoped
public class ServiceState {

    private final LiveWorkspace workspace;
    private final Duration tolerated;

    ServiceState(LiveWorkspace workspace, RollcallConfiguration configuration) {
        this.workspace = workspace;
        this.tolerated = configuration.unreadyAfter();
    }

    /** The health answer of one part with this trouble, if any. */
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

    /**
     * Reports ready if permissions and settings are known; without them no request can be answered.
     */
    @Readiness
    @ApplicationScoped
    static class WorkspaceReadiness implements HealthCheck {

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

    /**
     * Measures the age of the permissions and settings in use. They are read again all the time, so
     * this age is the first figure to grow when the database is slow or away.
     */
    @Singleton
    static final class RightsAge {

        private static final double MILLIS = 1_000.0;

        /** The age is infinite until the first reading. */
        void register(
                @Observes StartupEvent event, LiveWorkspace workspace, MeterRegistry metrics) {
            TimeGauge.builder(
                            "rollcall.rights.age", workspace, TimeUnit.SECONDS, RightsAge::seconds)
                    .description("How long ago permissions and settings were read last")
                    .strongReference(true)
                    .register(metrics);
        }

        private static double seconds(LiveWorkspace workspace) {
            return workspace
                    .age()
                    .map(Duration::toMillis)
                    .map(millis -> millis / MILLIS)
                    .orElse(Double.POSITIVE_INFINITY);
        }
    }
}
