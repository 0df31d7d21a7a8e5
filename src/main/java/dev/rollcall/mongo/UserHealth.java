package dev.rollcall.mongo;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Names a database without users. Always up: a workspace may be set up after this service, and
 * nothing gets better by sending its callers away.
 */
@Readiness
@ApplicationScoped
class UserHealth implements HealthCheck {

    private final UserPresence presence;
    private final DatabaseName database;

    UserHealth(UserPresence presence, DatabaseName database) {
        this.presence = presence;
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("users")
                .up()
                .withData("found", presence.found().map(this::words).orElse("unknown"))
                .build();
    }

    private String words(boolean there) {
        return there
                ? "yes"
                : "none: the database "
                        + database.resolve()
                        + " has no users, so every caller gets 401; check the name in MONGO_URL";
    }
}
