package dev.rollcall.workspace;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets requests wait for the next reading of the workspace, and ends the rest between two readings
 * as soon as one of them does.
 */
final class NextReading {

    /** However many requests wait, the database is not asked more often than this. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(100);

    /** Between readings of which each took longer than a rest. */
    private static final Duration NO_REST = Duration.ofMillis(1);

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});

    private record Waiting(UniEmitter<? super Workspace> emitter, long since) {}

    /**
     * What the next reading that succeeds brings. Fails if one fails that was begun after somebody
     * had asked for it.
     */
    Uni<Workspace> reading() {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            Waiting one = new Waiting(emitter, System.nanoTime());
                            waiting.add(one);
                            emitter.onTermination(() -> waiting.remove(one));
                            wake.get().run();
                        });
    }

    void succeeded(Workspace workspace) {
        waiting.forEach(one -> one.emitter().complete(workspace));
    }

    void failed(Throwable failure, long begun) {
        waiting.stream()
                .filter(one -> begun - one.since() >= 0)
                .forEach(one -> one.emitter().fail(failure));
    }

    /** Until a reading that was begun then is to be followed by another. */
    Uni<Void> rest(Duration whole, long begun) {
        Duration shortest = whole.compareTo(SHORTEST_REST) < 0 ? whole : SHORTEST_REST;
        return pause(left(shortest, begun)).chain(() -> untilWanted(left(whole, begun)));
    }

    private Uni<Void> untilWanted(Duration rest) {
        return Uni.createFrom()
                .<Void>emitter(
                        emitter -> {
                            wake.set(() -> emitter.complete(null));
                            if (!waiting.isEmpty()) {
                                emitter.complete(null);
                            }
                        })
                .ifNoItem()
                .after(rest)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private static Uni<Void> pause(Duration rest) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(rest);
    }

    private static Duration left(Duration whole, long begun) {
        Duration left = whole.minusNanos(System.nanoTime() - begun);
        return left.compareTo(NO_REST) > 0 ? left : NO_REST;
    }
}
