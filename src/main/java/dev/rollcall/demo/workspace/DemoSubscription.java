package dev.rollcall.demo.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** One user's place in one room, as a document of {@code rocketchat_subscription}. */
record DemoSubscription(
        String id,
        String userId,
        String roomId,
        String type,
        String name,
        int unread,
        Optional<List<String>> roles) {

    private static final Instant SINCE = Instant.parse("2023-10-01T07:00:00.000Z");

    static DemoSubscription of(String id, String userId, String roomId, String type, String name) {
        return new DemoSubscription(id, userId, roomId, type, name, 0, Optional.empty());
    }

    DemoSubscription withUnread(int messages) {
        return new DemoSubscription(id, userId, roomId, type, name, messages, roles);
    }

    DemoSubscription withRoles(String... inRoom) {
        return new DemoSubscription(
                id, userId, roomId, type, name, unread, Optional.of(List.of(inRoom)));
    }

    /** The stored document, with copies of the user's names, as Rocket.Chat stores them. */
    Document document(Document user) {
        Document document =
                new Document("_id", id)
                        .append("open", true)
                        .append("alert", unread > 0)
                        .append("unread", unread)
                        .append("userMentions", 0)
                        .append("groupMentions", 0)
                        .append("ts", SINCE)
                        .append("ls", SINCE)
                        .append("rid", roomId)
                        .append("name", name)
                        .append("fname", name)
                        .append("t", type)
                        .append("u", owner(user))
                        .append("_updatedAt", SINCE);
        roles.ifPresent(inRoom -> document.append("roles", inRoom));
        return document;
    }

    private Document owner(Document user) {
        return new Document("_id", userId)
                .append("username", user.getString("username"))
                .append("name", user.getString("name"));
    }
}
