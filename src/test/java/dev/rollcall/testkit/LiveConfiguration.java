package dev.rollcall.testkit;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** Permissions and settings, which the services keep in memory and read again all the time. */
final class LiveConfiguration {

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

    private final Noticing noticing;
    private final LiveCollection permissions;
    private final LiveCollection settings;
    private final LiveCollection roles;

    LiveConfiguration(MongoDatabase database, Noticing noticing) {
        this.noticing = noticing;
        this.permissions = live(database, "rocketchat_permissions");
        this.settings = live(database, "rocketchat_settings");
        this.roles = live(database, "rocketchat_roles");
        ROLES.stream().map(LiveConfiguration::role).forEach(roles::put);
    }

    void takeBack() {
        List.of(permissions, settings, roles).forEach(LiveCollection::takeOver);
        ROLES.stream().map(LiveConfiguration::role).forEach(roles::put);
        reset();
    }

    private LiveCollection live(MongoDatabase database, String name) {
        return new LiveCollection(database.getCollection(name), noticing::changed);
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
        noticing.await();
    }

    private static Document role(String id) {
        return new Document("_id", id)
                .append("name", id)
                .append("scope", "Users")
                .append("protected", true);
    }
}
