package dev.rollcall.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Servers as the driver's monitoring tells of them. */
class ReachabilityTest {

    private static final ServerAddress A = new ServerAddress("a", 1);
    private static final ServerAddress B = new ServerAddress("b", 2);
    private static final MongoSocketOpenException REFUSED =
            new MongoSocketOpenException("refused", A);

    private final Reachability reachability =
            new Reachability(
                    new WorkspaceUrl(
                            StandInConfiguration.withUrl("mongodb://a:1,b:2/?replicaSet=rs")));
    private final ObservedCluster cluster = new ObservedCluster(reachability);

    @Test
    void isNotLostWhileNothingIsKnown() {
        cluster.server(A, ServerType.UNKNOWN).server(B, ServerType.UNKNOWN).changed();

        assertThat(reachability.isLost()).isFalse();
        assertThat(reachability.lastFailure()).isEmpty();
    }

    @Test
    void isLostOnceEachServerHasFailedWhenItWasLookedFor() {
        cluster.server(A, ServerType.UNKNOWN).server(B, ServerType.UNKNOWN).changed();
        cluster.failed(A, REFUSED);
        assertThat(reachability.isLost()).isFalse();

        cluster.failed(B, REFUSED);

        assertThat(reachability.isLost()).isTrue();
        assertThat(reachability.lastFailure()).contains(REFUSED);
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
        assertThat(reachability.lastFailure()).isEmpty();
    }

    @Test
    void aSetWithoutTheMemberThatMayBeReadIsLost() {
        cluster.server(A, ServerType.REPLICA_SET_SECONDARY).server(B, ServerType.UNKNOWN).changed();
        assertThat(reachability.isLost()).isFalse();

        cluster.failed(B, REFUSED);

        assertThat(reachability.isLost()).isTrue();
    }

    @Test
    void aMemberThatMayBeReadIsEnough() {
        Reachability secondaries =
                new Reachability(
                        new WorkspaceUrl(
                                StandInConfiguration.withUrl(
                                        "mongodb://a:1,b:2/?replicaSet=rs&readPreference=secondaryPreferred")));
        ObservedCluster observed = new ObservedCluster(secondaries);
        observed.server(A, ServerType.REPLICA_SET_SECONDARY)
                .server(B, ServerType.UNKNOWN)
                .changed();
        observed.failed(B, REFUSED);

        assertThat(secondaries.isLost()).isFalse();
    }

    @Test
    void tellsThoseWhoWaitOnceAndNotThoseWhoHaveStopped() throws Exception {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        AtomicInteger others = new AtomicInteger();
        cluster.server(A, ServerType.UNKNOWN).changed();
        reachability.onLoss(others::incrementAndGet).cancel();
        reachability.onLoss(() -> told.complete(true));

        cluster.failed(A, REFUSED);

        assertThat(told.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(others).hasValue(0);
    }

    @Test
    void tellsAtOnceWhoComesTooLate() {
        cluster.server(A, ServerType.UNKNOWN).changed();
        cluster.failed(A, REFUSED);
        AtomicInteger told = new AtomicInteger();

        reachability.onLoss(told::incrementAndGet);

        assertThat(told).hasValue(1);
    }

    @Test
    void readinessFollows() {
        DatabaseReadiness readiness = new DatabaseReadiness(reachability);
        cluster.server(A, ServerType.UNKNOWN).changed();
        assertThat(readiness.call().getStatus().name()).isEqualTo("UP");

        cluster.failed(A, REFUSED);

        assertThat(readiness.call().getStatus().name()).isEqualTo("DOWN");
    }
}
