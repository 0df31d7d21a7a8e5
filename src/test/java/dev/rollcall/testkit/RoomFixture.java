package dev.rollcall.testkit;

import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** A room as one user sees it: immutable, and written by {@link TestWorkspace#join}. */
public final class RoomFixture {

    private static final Instant SINCE = Instant.parse("2024-02-03T04:05:06.007Z");

    private final DottedDocument members;

    private RoomFixture(DottedDocument members) {
        this.members = members;
    }

    /**
     * A room of a type ({@code c}, {@code d}, {@code l}, {@code p} or {@code v}) with nothing
     * unread.
     */
    public static RoomFixture room(String type, String name) {
        return new RoomFixture(
                DottedDocument.empty()
                        .with("rid", "rid-of-" + type + "-" + name)
                        .with("name", name)
                        .with("t", type)
                        .with("open", true)
                        .with("alert", false)
                        .with("unread", 0)
                        .with("ts", SINCE)
                        .with("_updatedAt", SINCE));
    }

    /** The id of the subscription, else made of the room's and the user's. */
    public RoomFixture id(String id) {
        return with("_id", id);
    }

    public RoomFixture roomId(String roomId) {
        return with("rid", roomId);
    }

    public RoomFixture unread(int messages) {
        return with("unread", messages);
    }

    public RoomFixture roles(String... roles) {
        return with("roles", List.of(roles));
    }

    /** Sets any member by its dotted name, over what was there. */
    public RoomFixture with(String member, Object value) {
        return new RoomFixture(members.with(member, value));
    }

    public RoomFixture without(String member) {
        return new RoomFixture(members.without(member));
    }

    /** The stored form of the user's subscription to this room. */
    public Document document(UserFixture user) {
        Document subscription = members.document();
        Document owner = new Document("_id", user.id());
        user.username().ifPresent(username -> owner.append("username", username));
        subscription.putIfAbsent("_id", subscription.get("rid") + "/" + user.id());
        return subscription.append("u", owner);
    }
}
