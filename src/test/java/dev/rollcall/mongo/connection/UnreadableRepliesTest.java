package dev.rollcall.mongo.connection;

import static dev.rollcall.user.StoreUnavailableException.UnavailableReason.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.rollcall.mongo.StandInConfiguration;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;

/** A reply whose members have other types than the driver expects is a failure of the database. */
class UnreadableRepliesTest {

    private final RollcallConfiguration configuration =
            StandInConfiguration.withCommandLimit(Duration.ofSeconds(20));
    private final Commands commands =
            new Commands(
                    new Reachability(new WorkspaceUrl(configuration)),
                    new ServedWorkspace(Optional.empty(), "documented", true, false),
                    configuration);
    private final ScriptedDatabase server = new ScriptedDatabase();
    private final MongoClient client = MongoClients.create(server.url("?retryReads=false"));
    private final MongoCollection<Document> users =
            client.getDatabase("rocketchat").getCollection("users");

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void answers(String command, String reply) {
        server.script(
                sent ->
                        sent.containsKey(command)
                                ? Optional.of(ScriptedDatabase.answer(reply))
                                : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{cursor: 'text', ok: 1}",
                "{cursor: null, ok: 1}",
                "{cursor: [], ok: 1}",
                "{cursor: {}, ok: 1}",
                "{cursor: {ns: 'a.b', firstBatch: []}, ok: 1}",
                "{cursor: {id: 'text', ns: 'a.b', firstBatch: []}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, firstBatch: []}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 7, firstBatch: []}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: '', firstBatch: []}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 'plain', firstBatch: []}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 'a.b'}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 'a.b', firstBatch: 'text'}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 'a.b', firstBatch: {}}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 'a.b', firstBatch: ['text']}, ok: 1}"
            })
    void forACursor(String reply) {
        answers("find", reply);
        answersCannotBeRead(() -> read(users.find()));

        answers("aggregate", reply);
        answersCannotBeRead(() -> read(users.aggregate(List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{cursor: 'text', ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 'a.b', nextBatch: [7]}, ok: 1}"
            })
    void forTheRestOfACursor(String reply) {
        server.script(
                sent -> {
                    if (sent.containsKey("getMore")) {
                        return Optional.of(ScriptedDatabase.answer(reply));
                    }
                    return sent.containsKey("find")
                            ? Optional.of(
                                    ScriptedDatabase.answer(
                                            "{cursor: {id: {$numberLong: '9'}, ns: 'rocketchat.users', firstBatch: [{}]}, ok: 1}"))
                            : Optional.empty();
                });

        answersCannotBeRead(() -> read(users.find()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ok: 1}",
                "{n: 'text', ok: 1}",
                "{n: 1, ok: 1, operationTime: 'text'}",
                "{n: 1, ok: 1, $clusterTime: 'text'}",
                "{n: 1, ok: 1, $clusterTime: {clusterTime: 'text'}}",
                "{n: 1, ok: 1, recoveryToken: 'text'}"
            })
    void forACount(String reply) {
        answers("count", reply);

        assertThat(catchThrowable(() -> read(users.estimatedDocumentCount())))
                .satisfiesAnyOf(
                        taken -> assertThat(taken).isNull(),
                        failure -> assertThat(reason(failure)).contains(UNREADABLE));
    }

    private void read(Publisher<?> command) {
        commands.guarded(Multi.createFrom().publisher(AdaptersToFlow.publisher(command)))
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(15));
    }

    private static void answersCannotBeRead(ThrowingCallable reading) {
        assertThat(reason(catchThrowable(reading))).contains(UNREADABLE);
    }

    private static Optional<UnavailableReason> reason(Throwable failure) {
        return Optional.ofNullable(failure)
                .filter(StoreUnavailableException.class::isInstance)
                .map(unavailable -> ((StoreUnavailableException) unavailable).reason());
    }
}
