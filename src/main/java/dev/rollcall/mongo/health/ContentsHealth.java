package dev.rollcall.mongo.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports in the health answer that the database has no users. It is always up: a new workspace has
 * no users either, and waiting would not change the database.
 */
@Readiness
@ApplicationScoped
class ContentsHealth implements HealthCheck {

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
