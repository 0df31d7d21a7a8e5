package dev.rollcall.workspace;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets requests wait for the next reading of the workspace, and ends the pause between readings as
 * soon as a request waits.
 */
final class NextReading {

    /** The shortest pause, however many requests wait. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(100);

    /** The pause if a reading took longer than the interval. */
    private static final Duration NO_REST = Duration.ofMillis(1);

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});

    private record Waiting(UniEmitter<? super Workspace> emitter, long since) {}

    /** The next successful reading. Fails if a reading fails that began after this request. */
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

    /** Waits for the rest of the interval that began with the last reading. */
    Uni<Void> rest(Duration whole, long begun) {
        Duration shortest = whole.compareTo(SHORTEST_REST) < 0 ? whole : SHORTEST_REST;
        return pause(left(shortest, begun)).chain(() -> untilWanted(left(whole, begun)));
    }

    /**
     * Waits until a request wants the next reading, or for this time at most. The timer begins
     * inside the emitter, where somebody waits already: a time limit around the emitter begins
     * before that, and can be over just then if the machine is busy. Both are lost in that case,
     * and nothing is ever read again.
     */
    Uni<Void> untilWanted(Duration rest) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            Runnable end = () -> emitter.complete(null);
                            Future<?> timer =
                                    Infrastructure.getDefaultWorkerPool()
                                            .schedule(end, rest.toNanos(), TimeUnit.NANOSECONDS);
                            emitter.onTermination(() -> timer.cancel(false));
                            wake.set(end);
                            if (!waiting.isEmpty()) {
                                end.run();
                            }
                        });
    }

    private static Uni<Void> pause(Duration rest) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(rest);
    }

    private static Duration left(Duration whole, long begun) {
        Duration left = whole.minusNanos(System.nanoTime() - begun);
        return left.compareTo(NO_REST) > 0 ? left : NO_REST;
    }
}
