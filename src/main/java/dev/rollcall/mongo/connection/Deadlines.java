package dev.rollcall.mongo.connection;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends commands that take longer than a limit that all share. The oldest is due first, so a queue
 * and one timer serve all: a timer for each command would cost a sorted entry, and wake a thread.
 */
final class Deadlines {

    private final long nanos;
    private final Queue<Deadline> begun = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean watched = new AtomicBoolean();

    Deadlines(Duration limit) {
        this.nanos = limit.toNanos();
    }

    /** Runs the action when the limit has passed, unless that is cancelled before. */
    Cancellable begin(Runnable action) {
        Deadline deadline = new Deadline(System.nanoTime() + nanos, action);
        begun.add(deadline);
        watch();
        return deadline;
    }

    private void watch() {
        if (!begun.isEmpty() && watched.compareAndSet(false, true)) {
            Deadline first = begun.peek();
            long left = first == null ? nanos : first.due - System.nanoTime();
            Infrastructure.getDefaultWorkerPool()
                    .schedule(this::look, Math.max(0, left), TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        for (Deadline first = begun.peek(); first != null && first.isOver(); first = begun.peek()) {
            begun.poll();
            first.expire();
        }
        watched.set(false);
        watch();
    }

    private static final class Deadline implements Cancellable {

        private final long due;
        private final AtomicReference<Optional<Runnable>> action;

        Deadline(long due, Runnable action) {
            this.due = due;
            this.action = new AtomicReference<>(Optional.of(action));
        }

        boolean isOver() {
            return action.get().isEmpty() || due - System.nanoTime() <= 0;
        }

        void expire() {
            action.getAndSet(Optional.empty()).ifPresent(Runnable::run);
        }

        @Override
        public void cancel() {
            action.set(Optional.empty());
        }
    }
}
