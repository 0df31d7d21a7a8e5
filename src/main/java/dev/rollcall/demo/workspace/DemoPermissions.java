package dev.rollcall.demo.workspace;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** The permissions that decide about visibility, granted as in a new workspace. */
public final class DemoPermissions {

    private static final Instant UPDATED = Instant.parse("2023-07-10T16:00:00.000Z");

    private DemoPermissions() {}

    static List<Document> all() {
        return List.of(
                granted(
                        "view-d-room",
                        "admin",
                        "user",
                        "federated-external",
                        "bot",
                        "app",
                        "guest"),
                granted("view-full-other-user-info", "admin"),
                granted("view-other-user-channels", "admin"),
                granted(
                        "view-outside-room",
                        "admin",
                        "owner",
                        "moderator",
                        "user",
                        "federated-external"),
                granted("api-bypass-rate-limit", "admin", "bot", "app"));
    }

    /** A permission that is granted to these roles only. */
    public static Document granted(String permission, String... roles) {
        return new Document("_id", permission)
                .append("roles", List.of(roles))
                .append("_updatedAt", UPDATED);
    }

    /** Rocket.Chat's built-in roles. */
    static final class DemoRoles {

        private static final List<String> OF_THE_WORKSPACE =
                List.of(
                        "admin",
                        "user",
                        "bot",
                        "app",
                        "guest",
                        "anonymous",
                        "federated-external",
                        "livechat-agent",
                        "livechat-manager");
        private static final List<String> OF_A_ROOM = List.of("owner", "moderator", "leader");

        private DemoRoles() {}

        static List<Document> all() {
            return Stream.concat(
                            scoped("Users", OF_THE_WORKSPACE), scoped("Subscriptions", OF_A_ROOM))
                    .toList();
        }

        private static Stream<Document> scoped(String scope, List<String> roles) {
            return roles.stream()
                    .map(
                            role ->
                                    new Document("_id", role)
                                            .append("name", role)
                                            .append("scope", scope)
                                            .append("description", "")
                                            .append("mandatory2fa", false)
                                            .append("protected", true));
        }
    }
}
