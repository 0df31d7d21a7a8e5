package dev.rollcall.mongo;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says if the database that is read has no users. Always up: a new workspace has none either, and
 * another database would not come by waiting.
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
