package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerType;
import dev.rollcall.mongo.StandInConfiguration;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When requests are refused at once, by the reports of the driver's monitoring. */
class ReachabilityTest {

    private static final ServerAddress A = new ServerAddress("a", 1);
    private static final ServerAddress B = new ServerAddress("b", 2);
    private static final ServerAddress C = new ServerAddress("c", 3);
    private static final MongoSocketOpenException REFUSED =
            new MongoSocketOpenException("refused", A);

    private final Queue<Runnable> held = new ArrayDeque<>();
    private final AtomicLong nanoTime = new AtomicLong(-1);
    private final Reachability reachability =
            new Reachability(
                    new WorkspaceUrl(
                            StandInConfiguration.withUrl("mongodb://a:1,b:2,c:3/?replicaSet=rs")),
                    held::add,
                    nanoTime::get);
    private final ObservedCluster cluster = new ObservedCluster(reachability);

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private void runHeld() {
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    @Test
    void isNotLostWhileNothingIsKnown() {
        cluster.server(A, ServerType.UNKNOWN).server(B, ServerType.UNKNOWN).changed();

        assertThat(reachability.isLost()).isFalse();
        assertThat(reachability.reasonOfLoss()).isEmpty();
    }

    @Test
    void isLostOnceEachServerHasFailedWhenItWasLookedFor() {
        cluster.server(A, ServerType.UNKNOWN).server(B, ServerType.UNKNOWN).changed();
        cluster.failed(A, REFUSED);
        assertThat(reachability.isLost()).isFalse();

        cluster.failed(B, REFUSED);

        assertThat(reachability.isLost()).isTrue();
        assertThat(reachability.reasonOfLoss()).contains(REFUSED);
    }

    @Test
    void aConnectionThatBreaksProvesNothingYet() {
        cluster.server(A, ServerType.REPLICA_SET_PRIMARY).changed();
        cluster.succeeded(A);
        cluster.server(A, ServerType.UNKNOWN).changed();
        assertThat(reachability.isLost()).isFalse();

        cluster.failed(A, REFUSED);
        assertThat(reachability.isLost()).isTrue();

        cluster.succeeded(A);
        assertThat(reachability.isLost()).isFalse();
        assertThat(reachability.reasonOfLoss()).isEmpty();
    }

    @Test
    void anElectionIsNoLossAsLongAsTheDriverWaitsForItsEnd() {
        cluster.server(A, ServerType.REPLICA_SET_PRIMARY)
                .server(B, ServerType.REPLICA_SET_SECONDARY)
                .server(C, ServerType.REPLICA_SET_SECONDARY)
                .changed();

        cluster.server(A, ServerType.REPLICA_SET_SECONDARY).changed();
        assertThat(reachability.isLost()).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(reachability.isLost()).isFalse();

        pass(Duration.ofMillis(1));
        assertThat(reachability.isLost()).isTrue();

        cluster.server(B, ServerType.REPLICA_SET_PRIMARY).changed();
        assertThat(reachability.isLost()).isFalse();
    }

    @Test
    void eachElectionHasItsOwnTime() {
        for (int election = 0; election < 3; election++) {
            cluster.server(A, ServerType.REPLICA_SET_SECONDARY).changed();
            pass(Duration.ofMillis(1500));
            assertThat(reachability.isLost()).isFalse();
            cluster.server(A, ServerType.REPLICA_SET_PRIMARY).changed();
        }
    }

    @Test
    void aPrimaryThatDiedLeavesTheOthersToElectAnother() {
        cluster.server(A, ServerType.UNKNOWN).server(B, ServerType.REPLICA_SET_SECONDARY).changed();
        cluster.failed(A, REFUSED);

        assertThat(reachability.isLost()).isFalse();
        assertThat(reachability.reasonOfLoss()).isEmpty();

        pass(Duration.ofSeconds(3));

        assertThat(reachability.isLost()).isTrue();
        assertThat(reachability.reasonOfLoss()).isEmpty();
    }

    @Test
    void thoseWhoWaitInAnElectionAreLeftToTheDriver() {
        AtomicInteger told = new AtomicInteger();
        cluster.server(A, ServerType.REPLICA_SET_SECONDARY).changed();
        reachability.onLoss(told::incrementAndGet);

        pass(Duration.ofSeconds(3));
        cluster.changed();
        runHeld();

        assertThat(reachability.isLost()).isTrue();
        assertThat(told).hasValue(0);
    }

    @Test
    void aServerThatHasLeftTheSetIsForgotten() {
        cluster.server(A, ServerType.UNKNOWN).server(B, ServerType.UNKNOWN).changed();
        cluster.failed(A, REFUSED);

        cluster.without(A).changed();
        cluster.failed(A, REFUSED);
        cluster.server(A, ServerType.UNKNOWN).changed();
        cluster.failed(B, REFUSED);

        assertThat(reachability.isLost()).as("A was not looked for since it is back").isFalse();
    }

    @Test
    void notifiesThoseWhoWaitOnceAndNotThoseWhoHaveStopped() {
        AtomicInteger told = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        cluster.server(A, ServerType.UNKNOWN).changed();
        reachability.onLoss(others::incrementAndGet).cancel();
        reachability.onLoss(told::incrementAndGet);

        cluster.failed(A, REFUSED);
        cluster.failed(A, REFUSED);
        runHeld();

        assertThat(told).hasValue(1);
        assertThat(others).hasValue(0);
    }

    @Test
    void aLossIsNotToldToThoseWhoCameAfterTheReturn() {
        AtomicInteger before = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        cluster.server(A, ServerType.UNKNOWN).changed();
        reachability.onLoss(before::incrementAndGet);
        cluster.failed(A, REFUSED);
        cluster.succeeded(A);
        reachability.onLoss(after::incrementAndGet);

        runHeld();

        assertThat(before).as("the loss holds no more").hasValue(0);
        assertThat(after).hasValue(0);
    }

    @Test
    void aSecondLossIsToldToThoseWhomTheFirstLeftWaiting() {
        AtomicInteger told = new AtomicInteger();
        cluster.server(A, ServerType.UNKNOWN).changed();
        reachability.onLoss(told::incrementAndGet);
        cluster.failed(A, REFUSED);
        cluster.succeeded(A);
        runHeld();

        cluster.failed(A, REFUSED);
        runHeld();

        assertThat(told).hasValue(1);
    }

    @Test
    void aLossThatIsToldLateSparesThoseWhoCameWhenItsThreadWasAwaited() {
        AtomicInteger late = new AtomicInteger();
        cluster.server(A, ServerType.UNKNOWN).changed();
        cluster.failed(A, REFUSED);
        cluster.succeeded(A);
        reachability.onLoss(late::incrementAndGet);
        Runnable first = held.remove();
        cluster.server(A, ServerType.UNKNOWN).changed();

        first.run();

        assertThat(late).hasValue(0);
    }

    @Test
    void notifiesAtOnceWhoComesTooLate() {
        cluster.server(A, ServerType.UNKNOWN).changed();
        cluster.failed(A, REFUSED);
        AtomicInteger told = new AtomicInteger();

        reachability.onLoss(told::incrementAndGet);

        assertThat(told).hasValue(1);
    }
}
