package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.rollcall.demo.EmbeddedServer;
import dev.rollcall.testkit.StandInSet;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * The driver itself says by the same exception that it found no server and that it found no free
 * connection: these tests fix the words by which the two are distinguished.
 */
class DriverWaitsTest {

    private static Throwable failedRead(MongoClient client) {
        return catchThrowable(() -> users(client).find().first());
    }

    private static MongoCollection<Document> users(MongoClient client) {
        return client.getDatabase("chat").getCollection("users");
    }

    @Test
    void noServerToBeSelected() {
        try (EmbeddedServer server = EmbeddedServer.start();
                StandInSet set = StandInSet.before(server.address())) {
            // Before there is a driver, which could still send the read to the primary it has seen.
            set.stepDown();
            try (MongoClient client =
                    MongoClients.create(set.url("chat", "&serverSelectionTimeoutMS=200"))) {
                assertThat(FailureReason.of(failedRead(client)))
                        .isEqualTo(UnavailableReason.NOT_SELECTED);
            }
        }
    }

    @Test
    void noConnectionThatIsFree() {
        try (EmbeddedServer server = EmbeddedServer.start();
                MongoClient client =
                        MongoClients.create(
                                server.url("chat") + "?maxPoolSize=1&waitQueueTimeoutMS=1")) {
            users(client).insertOne(new Document("_id", "a"));
            AtomicBoolean seen = new AtomicBoolean();
            Stream.generate(() -> CompletableFuture.supplyAsync(() -> readsAndFails(client, seen)))
                    .limit(8)
                    .toList()
                    .forEach(CompletableFuture::join);

            assertThat(seen).isTrue();
        }
    }

    /**
     * Until one of them has waited in vain; the number is an end for a driver that never says so.
     */
    private static boolean readsAndFails(MongoClient client, AtomicBoolean seen) {
        for (int read = 0; read < 20_000 && !seen.get(); read++) {
            Throwable failure = failedRead(client);
            if (failure != null) {
                assertThat(FailureReason.of(failure)).isEqualTo(UnavailableReason.POOL_EXHAUSTED);
                seen.set(true);
            }
        }
        return seen.get();
    }
}
