package dev.rollcall.blackbox.database;

import com.mongodb.client.MongoDatabase;
import dev.rollcall.demo.workspace.RocketChatIndexes;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.RoomFixture;
import dev.rollcall.testkit.UserFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * A workspace large enough that a scan is the wrong plan, with Rocket.Chat's own indexes and
 * nothing else.
 */
final class PlanWorkspace {

    static final UserFixture CALLER = Fixtures.administrator();
    static final String BEARER = "an-access-token";
    static final int USERS = 20_000;

    private static final int BATCH = 5_000;
    private static final int WITHOUT_USERNAME = 1_000;
    private static final int CONFIGURATION = 3_000;
    private static final List<String> STATUS = List.of("online", "away", "busy", "offline");

    private final MongoDatabase database;

    PlanWorkspace(MongoDatabase database) {
        this.database = database;
    }

    /** One user in a thousand has no user name, one in four was never there. */
    void fill() {
        database.drop();
        insert("users", USERS, PlanWorkspace::user);
        insert("rocketchat_subscription", USERS, PlanWorkspace::subscription);
        insert("rocketchat_oauth_access_tokens", USERS, PlanWorkspace::token);
        insert("rocketchat_settings", CONFIGURATION, number -> configuration("Some_", number));
        insert("rocketchat_permissions", CONFIGURATION, number -> configuration("some-", number));
        database.getCollection("users").insertOne(CALLER.document());
        for (String room : List.of("general", "random", "help")) {
            database.getCollection("rocketchat_subscription")
                    .insertOne(RoomFixture.room("c", room).document(CALLER));
        }
        for (String permission :
                List.of("view-d-room", "view-full-other-user-info", "view-other-user-channels")) {
            database.getCollection("rocketchat_permissions")
                    .insertOne(new Document("_id", permission).append("roles", List.of("admin")));
        }
        database.getCollection("rocketchat_oauth_access_tokens")
                .insertOne(
                        new Document("_id", BEARER)
                                .append("accessToken", BEARER)
                                .append("userId", CALLER.id()));
        RocketChatIndexes.create(database);
    }

    void drop() {
        database.drop();
    }

    private void insert(String collection, int size, IntFunction<Document> document) {
        for (int from = 0; from < size; from += BATCH) {
            List<Document> batch = new ArrayList<>();
            IntStream.range(from, Math.min(size, from + BATCH))
                    .mapToObj(document)
                    .forEach(batch::add);
            database.getCollection(collection).insertMany(batch);
        }
    }

    /** A number that visits all others in no order that an index has. */
    private static int mixed(int number) {
        return (int) (number * 7919L % USERS);
    }

    private static Document user(int number) {
        UserFixture user =
                UserFixture.user("user." + mixed(number))
                        .id("id" + number)
                        .name("Name " + mixed(number + 11))
                        .createdAt(Instant.ofEpochSecond(mixed(number + 5)))
                        .with("status", STATUS.get(number % STATUS.size()))
                        .with("active", number % 10 != 0)
                        .with("importIds", List.of("import" + number))
                        .with("freeSwitchExtension", "extension" + number);
        UserFixture seen =
                number % 4 == 0
                        ? user
                        : user.with("lastLogin", Instant.ofEpochSecond(mixed(number + 3)));
        return (number % WITHOUT_USERNAME == 7 ? seen.without("username") : seen).document();
    }

    private static Document subscription(int number) {
        return RoomFixture.room("c", "room" + number % 100)
                .document(UserFixture.bare("id" + number).username("user." + mixed(number)))
                .append("_id", "subscription" + number);
    }

    private static Document token(int number) {
        return new Document("_id", "token" + number)
                .append("accessToken", "access" + number)
                .append("userId", "id" + number);
    }

    private static Document configuration(String prefix, int number) {
        return new Document("_id", prefix + number).append("value", number);
    }
}
