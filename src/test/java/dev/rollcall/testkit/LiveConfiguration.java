package dev.rollcall.testkit;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** Permissions and settings, which the services keep in memory and read again each half second. */
final class LiveConfiguration {

    /** A service that the tests start re-reads ten times a second, any other one twice. */
    private static final Duration NOTICED_AFTER =
            Duration.ofMillis(TestDatabase.isAnyServiceRunning() ? 1100 : 350);

    private static final Instant UPDATED = Instant.parse("2024-01-01T00:00:00.000Z");
    private static final Map<String, List<String>> DEFAULT_GRANTS =
            Map.of(
                    "view-d-room",
                            List.of("admin", "user", "federated-external", "bot", "app", "guest"),
                    "view-full-other-user-info", List.of("admin"),
                    "view-other-user-channels", List.of("admin"),
                    "view-outside-room",
                            List.of("admin", "owner", "moderator", "user", "federated-external"),
                    "api-bypass-rate-limit", List.of("admin", "bot", "app"));
    private static final List<String> ROLES =
            List.of("admin", "user", "bot", "app", "guest", "anonymous");

    private final LiveCollection permissions;
    private final LiveCollection settings;

    LiveConfiguration(MongoDatabase database) {
        this.permissions = new LiveCollection(database.getCollection("rocketchat_permissions"));
        this.settings = new LiveCollection(database.getCollection("rocketchat_settings"));
        LiveCollection roles = new LiveCollection(database.getCollection("rocketchat_roles"));
        ROLES.stream().map(LiveConfiguration::role).forEach(roles::put);
    }

    void reset() {
        settings.keepOnly(Set.of());
        permissions.keepOnly(DEFAULT_GRANTS.keySet());
        DEFAULT_GRANTS.forEach(this::grant);
    }

    void grant(String permission, List<String> roles) {
        permission(
                new Document("_id", permission)
                        .append("roles", roles)
                        .append("_updatedAt", UPDATED));
    }

    void permission(Document stored) {
        permissions.put(stored);
    }

    void removePermission(String permission) {
        permissions.remove(permission);
    }

    void setting(String id, Object value) {
        setting(new Document("_id", id).append("value", value).append("_updatedAt", UPDATED));
    }

    void setting(Document stored) {
        settings.put(stored);
    }

    void removeSetting(String id) {
        settings.remove(id);
    }

    void awaitNoticed() {
        long lastChange = Math.max(permissions.lastChange(), settings.lastChange());
        Duration rest = NOTICED_AFTER.minusNanos(System.nanoTime() - lastChange);
        if (rest.isNegative()) {
            return;
        }
        try {
            Thread.sleep(rest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a change settles", e);
        }
    }

    private static Document role(String id) {
        return new Document("_id", id)
                .append("name", id)
                .append("scope", "Users")
                .append("protected", true);
    }
}
