package dev.rollcall.demo.workspace;

import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Rocket.Chat's built-in roles. */
final class DemoRoles {

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
        return Stream.concat(scoped("Users", OF_THE_WORKSPACE), scoped("Subscriptions", OF_A_ROOM))
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
