package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.rollcall.demo.EmbeddedServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The replica set that is played, as a plain driver meets it. */
class StandInSetTest {

    private static final String PATIENT = "&serverSelectionTimeoutMS=30000";

    private final EmbeddedServer server = EmbeddedServer.start();
    private final StandInSet set = StandInSet.before(server.address());

    @AfterEach
    void close() {
        set.close();
        server.close();
    }

    private MongoClient client(String options) {
        return MongoClients.create(set.url("chat", options));
    }

    private static MongoCollection<Document> users(MongoClient client) {
        return client.getDatabase("chat").getCollection("users");
    }

    @Test
    void isReadThroughItsPrimary() {
        try (MongoClient client = client(PATIENT)) {
            users(client).insertOne(new Document("_id", "a"));

            assertThat(users(client).find().first()).containsEntry("_id", "a");
        }
    }

    @Test
    void anElectionIsWaitedForByWhoHasTheTime() throws Exception {
        try (MongoClient client = client(PATIENT)) {
            users(client).insertOne(new Document("_id", "a"));
            set.stepDown();
            CompletableFuture<Document> read =
                    CompletableFuture.supplyAsync(() -> users(client).find().first());
            Thread.sleep(200);
            assertThat(read).isNotDone();

            set.elect(1);

            assertThat(read.get(30, TimeUnit.SECONDS)).containsEntry("_id", "a");
        }
    }

    @Test
    void anElectionThatTakesLongerFails() {
        try (MongoClient client = client("&serverSelectionTimeoutMS=300")) {
            set.stepDown();

            assertThatThrownBy(() -> users(client).find().first())
                    .isInstanceOf(MongoTimeoutException.class)
                    .hasMessageContaining("REPLICA_SET_SECONDARY");
        }
    }

    @Test
    void aSecondaryIsReadIfTheDriverMay() {
        try (MongoClient client = client(PATIENT + "&readPreference=secondaryPreferred")) {
            users(client).insertOne(new Document("_id", "a"));
            set.stepDown();

            assertThat(users(client).find().first()).containsEntry("_id", "a");
        }
    }

    @Test
    void aPrimaryThatDiesIsReplaced() {
        try (MongoClient client = client(PATIENT)) {
            users(client).insertOne(new Document("_id", "a"));
            set.kill(0);
            set.elect(2);
            assertThat(users(client).find().first()).containsEntry("_id", "a");

            set.revive(0);
            set.elect(0);
            set.kill(2);
            assertThat(users(client).find().first()).containsEntry("_id", "a");
        }
    }
}
