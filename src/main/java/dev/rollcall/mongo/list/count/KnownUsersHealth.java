package dev.rollcall.mongo.list.count;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports ready as soon as users were counted once, so that no page has to wait for that. */
@Readiness
@ApplicationScoped
class KnownUsersHealth implements HealthCheck {

    private final KnownUsers users;

    KnownUsersHealth(KnownUsers users) {
        this.users = users;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("totals")
                .status(users.isStarted())
                .withData(
                        "usersWithoutUserName",
                        users.nameless().map(KnownUsersHealth::text).orElse("unknown"))
                .build();
    }

    private static String text(NamelessUsers nameless) {
        return nameless.tooMany()
                ? "more than " + NamelessUsers.MOST + ", too many to be known"
                : Integer.toString(nameless.ids().size());
    }
}
