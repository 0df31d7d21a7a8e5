package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerType;
import dev.rollcall.mongo.StandInConfiguration;
import dev.rollcall.mongo.connection.FailureReason.WordlessFailure;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.BsonDocument;
import org.bson.BsonSerializationException;
import org.junit.jupiter.api.Test;

/** Commands that are limited in time, and that do not wait for a server that is not there. */
class CommandsTest {

    private static final ServerAddress SERVER = new ServerAddress("a", 1);
    private static final MongoSocketOpenException REFUSED =
            new MongoSocketOpenException("refused", SERVER);

    private final RollcallConfiguration configuration =
            StandInConfiguration.withCommandLimit(Duration.ofMillis(50));
    private final Reachability reachability = new Reachability(new WorkspaceUrl(configuration));
    private final Commands commands =
            new Commands(
                    reachability,
                    new ServedWorkspace(Optional.empty(), "documented", true, false),
                    configuration);
    private final ObservedCluster cluster =
            new ObservedCluster(reachability).server(SERVER, ServerType.UNKNOWN);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    private void lose() {
        cluster.changed();
        cluster.failed(SERVER, REFUSED);
    }

    private Uni<String> silence() {
        return Uni.createFrom()
                .<String>nothing()
                .onSubscription()
                .invoke(() -> asked.set(true))
                .onCancellation()
                .invoke(() -> cancelled.set(true));
    }

    private Multi<String> silentRows() {
        return Multi.createFrom()
                .<String>nothing()
                .onSubscription()
                .invoke(() -> asked.set(true))
                .onCancellation()
                .invoke(() -> cancelled.set(true));
    }

    @Test
    void passOnWhatComes() {
        assertThat(commands.guarded(Uni.createFrom().item("x")).await().indefinitely())
                .isEqualTo("x");
        assertThat(commands.guarded(Uni.createFrom().nullItem()).await().indefinitely()).isNull();
        assertThat(
                        commands.guarded(Multi.createFrom().items("x", "y", "z"))
                                .collect()
                                .asList()
                                .await()
                                .indefinitely())
                .containsExactly("x", "y", "z");
    }

    @Test
    void endAfterTheirTime() {
        commands.guarded(silence())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure()
                .assertFailedWith(StoreUnavailableException.class, "does not answer in time");
        assertThat(cancelled).isTrue();
        commands.guarded(silentRows())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .awaitFailure()
                .assertFailedWith(StoreUnavailableException.class, "does not answer in time");
    }

    @Test
    void areNotSentIfNoServerIsThere() {
        lose();

        commands.guarded(silence())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(StoreUnavailableException.class, "No server");
        commands.guarded(silentRows())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .assertFailedWith(StoreUnavailableException.class, "No server");
        assertThat(asked).isFalse();
    }

    @Test
    void failTogetherWhenTheServersAreLost() {
        UniAssertSubscriber<String> one =
                commands.guarded(silence())
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());
        AssertSubscriber<String> many =
                commands.guarded(silentRows())
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(1));

        lose();

        one.awaitFailure().assertFailedWith(StoreUnavailableException.class, "No server");
        many.awaitFailure().assertFailedWith(StoreUnavailableException.class, "No server");
        assertThat(cancelled).isTrue();
    }

    @Test
    void aListThatHasBegunIsLeftToItsOwnConnection() {
        AssertSubscriber<String> rows =
                commands.guarded(
                                Multi.createBy()
                                        .concatenating()
                                        .streams(Multi.createFrom().items("x", "y"), silentRows()))
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(10));

        lose();

        rows.assertItems("x", "y").assertNotTerminated();
        rows.cancel();
        assertThat(cancelled).isTrue();
    }

    @Test
    void aReadingThatNobodyWaitsForLooksForTheServer() {
        lose();

        commands.patient(silence()).subscribe().withSubscriber(UniAssertSubscriber.create());

        assertThat(asked).isTrue();
    }

    @Test
    void anElectionThatTakesTooLongIsNotBlamedOnAMemberThatIsDead() {
        cluster.server(new ServerAddress("b", 2), ServerType.REPLICA_SET_SECONDARY).changed();
        cluster.failed(SERVER, REFUSED);
        Uni<String> timedOut = Uni.createFrom().failure(new MongoTimeoutException("30000 ms"));

        assertThatThrownBy(() -> commands.patient(timedOut).await().indefinitely())
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(UnavailableReason.NOT_SELECTED));
    }

    @Test
    void aServerThatCannotBeSelectedFailsForWhatItsMonitoringFoundOut() {
        cluster.changed();
        cluster.failed(SERVER, REFUSED);
        Uni<String> timedOut = Uni.createFrom().failure(new MongoTimeoutException("30000 ms"));

        assertThatThrownBy(() -> commands.patient(timedOut).await().indefinitely())
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("MongoDB cannot be connected to at the address of MONGO_URL");
    }

    @Test
    void anAnswerThatCannotBeReadIsAFailureOfTheDatabase() {
        Uni<String> garbage = Uni.createFrom().failure(new BsonSerializationException("garbage"));

        assertThatThrownBy(() -> commands.guarded(garbage).await().indefinitely())
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(UnavailableReason.UNREADABLE));
    }

    @Test
    void otherFailuresAreNotOfTheDatabase() {
        Uni<String> mistake = Uni.createFrom().failure(new IllegalStateException("mistake"));

        assertThatThrownBy(() -> commands.guarded(mistake).await().indefinitely())
                .isInstanceOf(WordlessFailure.class)
                .hasToString("java.lang.IllegalStateException");
    }

    /** A text that cannot be sent stands in the driver's message, as do a server's documents. */
    @Test
    void noFailureGetsOutWithItsWords() {
        IllegalArgumentException cause = new IllegalArgumentException("jane's document");
        for (RuntimeException failure :
                List.of(
                        new MongoCommandException(
                                BsonDocument.parse("{ok: 0, code: 2, errmsg: \"jane's document\"}"),
                                SERVER),
                        new MongoException(11600, "jane's document", cause),
                        new BsonSerializationException("jane's document"),
                        new IllegalStateException("jane's document", cause))) {
            StringWriter logged = new StringWriter();
            Throwable thrown =
                    catchThrowable(
                            () ->
                                    commands.guarded(Uni.createFrom().failure(failure))
                                            .await()
                                            .indefinitely());
            thrown.printStackTrace(new PrintWriter(logged));
            Throwable ofMany =
                    catchThrowable(
                            () ->
                                    commands.guarded(Multi.createFrom().failure(failure))
                                            .collect()
                                            .asList()
                                            .await()
                                            .indefinitely());
            ofMany.printStackTrace(new PrintWriter(logged));

            assertThat(logged.toString())
                    .contains(failure.getClass().getName(), "CommandsTest.java")
                    .doesNotContain("jane");
        }
    }

    @Test
    void theServersOwnNumberIsKept() {
        Uni<String> refused = Uni.createFrom().failure(new MongoException(11600, "x"));

        assertThatThrownBy(() -> commands.guarded(refused).await().indefinitely())
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure -> assertThat(failure.serverCode()).hasValue(11600));
    }
}
