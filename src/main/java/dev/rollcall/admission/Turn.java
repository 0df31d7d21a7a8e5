package dev.rollcall.admission;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One piece of work that needs a place. It gives the place back exactly once: if the work ends,
 * fails or is cancelled, and also if it is cancelled at the moment it gets the place. By {@link
 * PlaceRules#keptUntilDone} running work is not cancelled, and nobody gets its result.
 */
final class Turn<T> {

    private enum State {
        WAITING,
        /** Has its place. */
        HOLDING,
        /** Has its place, and the work has begun. */
        RUNNING,
        ENDED
    }

    private final Places places;
    private final String who;
    private final Supplier<Uni<T>> work;
    private final UniEmitter<? super T> emitter;
    private final Optional<Context> context = Optional.ofNullable(Vertx.currentContext());
    private State state = State.WAITING;
    private Cancellable running = () -> {};
    private Optional<Future<?>> timer = Optional.empty();

    Turn(Places places, String who, Supplier<Uni<T>> work, UniEmitter<? super T> emitter) {
        this.places = places;
        this.who = who;
        this.work = work;
        this.emitter = emitter;
    }

    String who() {
        return who;
    }

    void begin() {
        emitter.onTermination(this::giveUp);
        if (places.takenBy(who)) {
            hold();
            run();
        } else if (places.enqueue(this)) {
            limitWaiting();
        }
    }

    /**
     * Runs the work of a turn that has its place, on the context of its request. It fails if its
     * context has ended, and then the next turn comes.
     */
    void runInTurn() {
        if (!hold()) {
            places.release(who);
            return;
        }
        try {
            context.ifPresentOrElse(own -> own.runOnContext(ignored -> run()), this::run);
        } catch (RejectedExecutionException e) {
            giveBack();
            emitter.fail(e);
        }
    }

    void refuse(NoPlaceException refusal) {
        if (changed(State.WAITING, State.ENDED)) {
            stopTimer();
            emitter.fail(refusal);
        }
    }

    private synchronized void limitWaiting() {
        if (state == State.WAITING) {
            timer =
                    Optional.of(
                            Infrastructure.getDefaultWorkerPool()
                                    .schedule(
                                            this::expire,
                                            places.rules().patience().toMillis(),
                                            TimeUnit.MILLISECONDS));
        }
    }

    private void expire() {
        if (places.dequeue(this)) {
            refuse(places.refusal(who));
        }
    }

    private synchronized boolean hold() {
        stopTimer();
        return changed(State.WAITING, State.HOLDING);
    }

    private synchronized void stopTimer() {
        timer.ifPresent(waiting -> waiting.cancel(false));
    }

    private void run() {
        if (!changed(State.HOLDING, State.RUNNING)) {
            return;
        }
        Cancellable started =
                Uni.createFrom()
                        .<T>deferred(() -> work.get())
                        .subscribe()
                        .with(
                                item -> {
                                    giveBack();
                                    emitter.complete(item);
                                },
                                failure -> {
                                    giveBack();
                                    emitter.fail(failure);
                                });
        boolean givenUp;
        synchronized (this) {
            running = started;
            givenUp = state == State.ENDED;
        }
        if (givenUp) {
            started.cancel();
        }
    }

    private void giveUp() {
        if (changed(State.WAITING, State.ENDED)) {
            stopTimer();
            places.dequeue(this);
            return;
        }
        Cancellable started;
        synchronized (this) {
            if (state == State.RUNNING && places.rules().keptUntilDone()) {
                return;
            }
            started = running;
        }
        started.cancel();
        giveBack();
    }

    private void giveBack() {
        if (changed(State.HOLDING, State.ENDED) || changed(State.RUNNING, State.ENDED)) {
            places.release(who);
        }
    }

    private synchronized boolean changed(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }
}
