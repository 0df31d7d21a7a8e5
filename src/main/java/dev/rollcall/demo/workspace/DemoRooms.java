package dev.rollcall.demo.workspace;

import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.demo.person.DemoJane;
import dev.rollcall.demo.person.DemoProfiles;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The members of the rooms: a subscription for each user and room. Known users have rooms of their
 * own, all others share one.
 */
final class DemoRooms {

    private static final String GENERAL = "GENERAL";

    private DemoRooms() {}

    static List<Document> of(List<Document> users) {
        Map<String, Document> byId =
                users.stream()
                        .collect(
                                Collectors.toMap(
                                        user -> user.getString("_id"), Function.identity()));
        List<DemoSubscription> known =
                Stream.of(testJohn(), testJane(), exampleUser(), callers())
                        .flatMap(List::stream)
                        .filter(subscription -> byId.containsKey(subscription.userId()))
                        .toList();
        List<Document> placed =
                known.stream()
                        .map(subscription -> subscription.document(byId.get(subscription.userId())))
                        .toList();
        return Stream.concat(placed.stream(), everyoneElse(users, known)).toList();
    }

    private static List<DemoSubscription> testJohn() {
        String john = DemoProfiles.TEST_JOHN;
        return List.of(
                room("651667dda2f73c7460e18cce", john, "JKa7R9zu2DinBhBN9", "c", "Livestream")
                        .withUnread(1),
                room("64ac358a79f5c6e276cfe718", john, GENERAL, "c", "general"),
                room("64aca0e5aa5ad4273bfbfdb8", john, "6GFJ3tbmHiyHbahmC", "c", "test-audit"),
                room("64adb09baa5ad4273bfc0cc0", john, "64adb09baa5ad4273bfc0cbf", "c", "test-room")
                        .withRoles("owner"),
                room("64fd791c2c26843a68c1f7e5", john, "siyr2oWQJBjQjhLwr", "c", "try").withRoles(),
                room("g5xHGWAGLA7vZXwW8", john, john + DemoCaller.ROXIE.id(), "d", "roxie")
                        .withUnread(2),
                room("64ef8a982c26843a68c1f7ae", john, "WDuJLFkjwk6L7LdFC", "p", "new")
                        .withRoles("leader"));
    }

    private static List<DemoSubscription> testJane() {
        String jane = DemoJane.ID;
        return List.of(
                room("65263a1b0c4d5e6f70819201", jane, GENERAL, "c", "general").withUnread(3),
                room("65263a1b0c4d5e6f70819202", jane, "64adb09baa5ad4273bfc0cbf", "c", "test-room")
                        .withRoles("moderator"),
                room("65263a1b0c4d5e6f70819203", jane, jane + DemoCaller.ROXIE.id(), "d", "roxie")
                        .withUnread(1),
                room("65263a1b0c4d5e6f70819204", jane, "Lc4Hq8ZtWv2RmYx6N", "l", "Visitor 17"),
                room("65263a1b0c4d5e6f70819205", jane, "WDuJLFkjwk6L7LdFC", "p", "new").withRoles(),
                room("65263a1b0c4d5e6f70819206", jane, "Vp9Ks3DfGj5BnMw7X", "v", "Call 17"));
    }

    private static List<DemoSubscription> exampleUser() {
        String user = DemoProfiles.EXAMPLE_USER;
        return List.of(
                room("PoffwDEebAwcmS5A8", user, GENERAL, "c", "general").withUnread(1),
                room("hr93s8GcJedZbkeaH", user, "oaqXoFLru3YLuau2J", "c", "test")
                        .withUnread(1)
                        .withRoles("owner"));
    }

    private static List<DemoSubscription> callers() {
        String roxie = DemoCaller.ROXIE.id();
        String example = DemoCaller.EXAMPLE.id();
        String john = DemoCaller.JOHN.id();
        String botkit = DemoCaller.BOTKIT.id();
        return List.of(
                room("65263a1b0c4d5e6f70819211", roxie, GENERAL, "c", "general").withRoles("owner"),
                room(
                        "65263a1b0c4d5e6f70819212",
                        roxie,
                        DemoProfiles.TEST_JOHN + roxie,
                        "d",
                        "test.john"),
                room("65263a1b0c4d5e6f70819213", roxie, DemoJane.ID + roxie, "d", DemoJane.USERNAME)
                        .withUnread(4),
                room("65263a1b0c4d5e6f70819221", example, GENERAL, "c", "general"),
                room("65263a1b0c4d5e6f70819222", example, "oaqXoFLru3YLuau2J", "c", "test"),
                room("65263a1b0c4d5e6f70819231", john, GENERAL, "c", "general").withUnread(1),
                room("65263a1b0c4d5e6f70819232", john, "WDuJLFkjwk6L7LdFC", "p", "new"),
                room("65263a1b0c4d5e6f70819241", botkit, GENERAL, "c", "general"));
    }

    private static Stream<Document> everyoneElse(
            List<Document> users, List<DemoSubscription> known) {
        List<String> placed = known.stream().map(DemoSubscription::userId).distinct().toList();
        List<Document> others =
                users.stream().filter(user -> !placed.contains(user.getString("_id"))).toList();
        return IntStream.range(0, others.size())
                .mapToObj(number -> inGeneral(number, others.get(number)));
    }

    private static Document inGeneral(int number, Document user) {
        String id = String.format(Locale.ROOT, "DemoGeneral%06d", number);
        return room(id, user.getString("_id"), GENERAL, "c", "general").document(user);
    }

    private static DemoSubscription room(
            String id, String userId, String roomId, String type, String name) {
        return DemoSubscription.of(id, userId, roomId, type, name);
    }

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

        static DemoSubscription of(
                String id, String userId, String roomId, String type, String name) {
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
}
