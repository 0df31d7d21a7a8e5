package dev.rollcall.blackbox.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.rollcall.demo.workspace.RocketChatIndexes;
import dev.rollcall.index.IndexesMode;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A caller walks a list page by page while another client inserts, renames and removes users:
 * everybody who was there all the time is given exactly once. Each order has users who are alike in
 * it, some without a value, and some with one of another type.
 */
@BlackBox("walks lists of services with settings of their own")
@NeedsRealDatabase("an order that an index gives")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalksIT {

    private static final String DATABASE = "rollcall_test_walks";
    private static final UserFixture CALLER = Fixtures.administrator();
    private static final int STAYING = 240;
    private static final int PASSING = 120;

    private final RollcallPair pair;
    private final TestDatabase server;
    private final MongoDatabase database;
    private final MongoCollection<Document> users;
    private Rollcall service;

    WalksIT(RollcallPair pair, TestDatabase server) {
        this.pair = pair;
        this.server = server;
        this.database = server.client().getDatabase(DATABASE);
        this.users = database.getCollection("users");
    }

    @BeforeAll
    void start() {
        fill();
        service = rememberingLauncher().with("MONGO_URL", server.siblingUrl(DATABASE)).start();
        service.await(
                "indexes known",
                running ->
                        !running.management()
                                .get("/q/health/ready")
                                .body()
                                .contains("\"missing\": \"unknown\""));
    }

    /** As an operator starts it: what is learnt of all users is remembered. */
    private RollcallLauncher rememberingLauncher() {
        return pair.launcher(TestDialect.DOCUMENTED, "walks").without("ROLLCALL_TOTAL_MAX_AGE");
    }

    @AfterAll
    void stop() {
        service.close();
        database.drop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # order           | page
                    {"username":1}    | 13
                    {"username":-1}   | 13
                    {"username":1}    | 1
                    {"name":1}        | 13
                    {"name":-1}       | 13
                    {"createdAt":1}   | 13
                    {"createdAt":-1}  | 3
                    {"lastLogin":1}   | 13
                    {"lastLogin":-1}  | 13
                    {"_id":1}         | 13
                    {"status":1}      | 13
                    {"status":-1}     | 3
                    """)
    void giveEachUserWhoStaysExactlyOnce(String order, int page) throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread other = new Thread(() -> disturb(new Random(order.hashCode()), ended));
        other.start();
        List<String> given;
        try {
            given = walk(order, page);
        } finally {
            ended.set(true);
            other.join();
        }

        assertThat(given.stream().filter(id -> id.startsWith("staying")))
                .hasSize(STAYING)
                .doesNotHaveDuplicates();
    }

    /** The service looks at the indexes each minute, so it still relies on the one that is gone. */
    @Test
    void areAnsweredThoughTheirIndexWasDropped() {
        Api api = pair.api(service).as(CALLER);
        users.dropIndex("name_1");
        try {
            Listing listing = Listing.of(api, "count=20&offset=40&sort={\"name\":1}");

            assertThat(listing.status()).isEqualTo(200);
            assertThat(listing.users()).hasSize(20);
        } finally {
            users.createIndex(new Document("name", 1));
        }
    }

    private List<String> walk(String order, int page) {
        Api api = pair.api(service).as(CALLER);
        List<String> given = new ArrayList<>();
        for (long offset = 0; ; offset += page) {
            Listing listing =
                    Listing.of(
                            api,
                            "count="
                                    + page
                                    + "&offset="
                                    + offset
                                    + "&sort="
                                    + order
                                    + "&fields={\"createdAt\":1,\"lastLogin\":1}");
            assertThat(listing.status()).isEqualTo(200);
            for (JsonNode user : listing.users()) {
                given.add(user.path("_id").asText());
            }
            if (listing.users().isEmpty()) {
                return given;
            }
        }
    }

    private void fill() {
        database.drop();
        Random random = new Random(1);
        List<String> ids = new ArrayList<>();
        IntStream.range(0, STAYING).forEach(number -> ids.add("staying" + number));
        IntStream.range(0, PASSING).forEach(number -> ids.add("passing" + number));
        Collections.shuffle(ids, random);
        users.insertOne(CALLER.document());
        ids.forEach(id -> users.insertOne(user(id, random)));
        for (String permission : List.of("view-d-room", "view-full-other-user-info")) {
            database.getCollection("rocketchat_permissions")
                    .insertOne(new Document("_id", permission).append("roles", List.of("admin")));
        }
        RocketChatIndexes.create(database);
        IndexesMode.run(server.directUrl(DATABASE), System.out);
    }

    private static Document user(String id, Random random) {
        int kind = random.nextInt(24);
        Document user = new Document("_id", id).append("type", "user");
        if (kind > 2) {
            user.append("username", "u" + random.nextInt(1_000) + id);
        }
        if (kind <= 2 || kind > 6) {
            user.append("name", "Name " + random.nextInt(9));
        }
        if (kind == 6) {
            user.append("name", 6);
        }
        user.append("createdAt", Instant.ofEpochSecond(random.nextInt(100)));
        if (kind % 3 == 0) {
            user.append("lastLogin", Instant.ofEpochSecond(random.nextInt(6)));
        }
        if (kind == 10) {
            user.append("lastLogin", null);
        }
        if (kind > 1) {
            user.append("status", kind % 2 == 0 ? "away" : "offline");
        }
        if (kind % 5 != 0) {
            user.append("active", random.nextBoolean());
        }
        return user;
    }

    /** Changes users who pass, one after another. */
    private void disturb(Random random, AtomicBoolean ended) {
        while (!ended.get()) {
            String id = "passing" + random.nextInt(2 * PASSING);
            switch (random.nextInt(6)) {
                case 4 -> set(id, "status", "away");
                case 0 -> users.deleteOne(Filters.eq("_id", id));
                case 1 -> set(id, "name", "Name " + random.nextInt(9));
                case 2 -> set(id, "username", "u" + random.nextInt(1_000) + id);
                case 3 -> set(id, "lastLogin", Instant.ofEpochSecond(random.nextInt(6)));
                default -> {
                    users.deleteOne(Filters.eq("_id", id));
                    users.insertOne(user(id, random));
                }
            }
        }
    }

    private void set(String id, String field, Object value) {
        users.updateOne(Filters.eq("_id", id), new Document("$set", new Document(field, value)));
    }
}
