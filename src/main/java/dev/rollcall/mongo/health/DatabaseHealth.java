package dev.rollcall.mongo.health;

import dev.rollcall.index.NeededIndex;
import dev.rollcall.mongo.connection.FailureReason;
import dev.rollcall.mongo.connection.Reachability;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.ServiceState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * What the health answer says about the database: whether it answers, whether it has users, and
 * which indexes it lacks. Only the first of these can make the process not ready.
 */
final class DatabaseHealth {

    private DatabaseHealth() {}

    /**
     * Reports whether the database answers commands. A connection alone proves too little: a server
     * that refuses the password or the right to read still answers the driver's monitoring.
     */
    @Readiness
    @ApplicationScoped
    static class DatabaseReadiness implements HealthCheck {

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

    /**
     * Reports in the health answer that the database has no users. It is always up: a new workspace
     * has no users either, and waiting would not change the database.
     */
    @Readiness
    @ApplicationScoped
    static class ContentsHealth implements HealthCheck {

        private final DatabaseContents contents;

        ContentsHealth(DatabaseContents contents) {
            this.contents = contents;
        }

        @Override
        public HealthCheckResponse call() {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("contents").up();
            contents.concern().ifPresent(sentence -> response.withData("concern", sentence));
            return response.build();
        }
    }

    /**
     * Reports missing indexes in the health answer. It is always up: without them the service is
     * slow, not wrong.
     */
    @Readiness
    @ApplicationScoped
    static class IndexHealth implements HealthCheck {

        private final IndexReport report;

        IndexHealth(IndexReport report) {
            this.report = report;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("indexes")
                    .up()
                    .withData("missing", report.missing().map(IndexHealth::names).orElse("unknown"))
                    .build();
        }

        private static String names(List<NeededIndex> missing) {
            return missing.isEmpty()
                    ? "none"
                    : missing.stream().map(NeededIndex::name).collect(Collectors.joining(", "));
        }
    }
}
