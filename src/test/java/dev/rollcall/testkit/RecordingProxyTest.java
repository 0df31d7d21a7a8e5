package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.rollcall.demo.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guard that stands before the database of every black-box test, guarded. */
class RecordingProxyTest {

    private final EmbeddedServer server = EmbeddedServer.start();
    private final DatabaseTraffic traffic = new DatabaseTraffic();
    private final RecordingProxy proxy = RecordingProxy.before(server.address(), traffic);
    private final MongoClient direct = MongoClients.create(server.url("rocketchat"));
    private final MongoClient recorded =
            MongoClients.create(
                    new MongoUrl(server.url("rocketchat")).throughPort(proxy.port()).text());

    @BeforeEach
    void seed() {
        List<Document> users = new ArrayList<>();
        IntStream.range(0, 300)
                .mapToObj(number -> UserFixture.user("user" + number).document())
                .forEach(users::add);
        users.add(Fixtures.secretive().document());
        users(direct).insertMany(users);
    }

    @AfterEach
    void close() {
        recorded.close();
        direct.close();
        proxy.close();
        server.close();
    }

    @Test
    void passesEverythingOn() {
        List<Document> through = users(recorded).find().batchSize(7).into(new ArrayList<>());

        assertThat(through).isEqualTo(users(direct).find().into(new ArrayList<>()));
        assertThat(traffic.names()).contains("find", "getMore");
    }

    @Test
    void findsASecretInAnyBatch() {
        users(recorded).find().batchSize(7).into(new ArrayList<>());

        assertThatThrownBy(traffic::assertHarmless)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The database sent the secret SECRET-")
                .hasMessageContaining("in the reply to {\"getMore\":");
    }

    @Test
    void findsNothingIfTheSecretStaysInTheDatabase() {
        users(recorded)
                .find(Filters.exists("services.password.bcrypt"))
                .projection(Projections.include("username"))
                .maxTime(2, TimeUnit.SECONDS)
                .into(new ArrayList<>());

        assertThatCode(traffic::assertHarmless).doesNotThrowAnyException();
    }

    @Test
    void findsAWrite() {
        users(recorded).insertOne(new Document("_id", "new"));

        assertThatThrownBy(traffic::assertHarmless)
                .hasMessageContaining("A command that does not only read: {\"insert\":");
    }

    @Test
    void findsACommandThatTheDatabaseDoesNotEndAfterATime() {
        users(recorded).aggregate(List.of(Document.parse("{$limit: 1}"))).first();

        assertThatThrownBy(traffic::assertHarmless)
                .hasMessageContaining("A command without a limit of time: {\"aggregate\":");
    }

    @Test
    void findsAnAggregationThatWrites() {
        users(recorded)
                .aggregate(
                        List.of(
                                Document.parse("{$match: {_id: 1}}"),
                                Document.parse("{$out: 'o'}")))
                .toCollection();

        assertThatThrownBy(traffic::assertHarmless).hasMessageContaining("\"$out\"");
    }

    @Test
    void countsTheStepsOfWhatWaitsForEachOther() {
        users(recorded).find(Filters.eq("_id", "warms the connections up")).first();
        List<DatabaseCommand> commands =
                traffic.during(
                        () -> {
                            users(recorded).find(Filters.eq("_id", 1)).first();
                            IntStream.range(0, 2)
                                    .parallel()
                                    .forEach(n -> users(recorded).countDocuments());
                        });

        assertThat(commands).extracting(DatabaseCommand::step).containsExactly(1, 2, 2);
        assertThat(commands).first().hasToString("find users");
        assertThat(commands).last().hasToString("aggregate users");
    }

    private static MongoCollection<Document> users(MongoClient client) {
        return client.getDatabase("rocketchat").getCollection("users");
    }
}
