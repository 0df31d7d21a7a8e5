package dev.rollcall.mongo.connection;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Ends commands that take longer than a limit that all share. The oldest is due first, so a queue
 * and one timer serve all: a timer for each command would cost a sorted entry, and wake a thread.
 */
final class Deadlines {

    /** The service's timers refuse less than a millisecond. */
    private static final long SOONEST = TimeUnit.MILLISECONDS.toNanos(1);

    private final long nanos;
    private final Supplier<ScheduledExecutorService> timers;
    private final Queue<Deadline> begun = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean watched = new AtomicBoolean();

    Deadlines(Duration limit) {
        this(limit, Infrastructure::getDefaultWorkerPool);
    }

    /**
     * @param timers asked for each time, because the framework sets them at its start
     */
    Deadlines(Duration limit, Supplier<ScheduledExecutorService> timers) {
        this.nanos = limit.toNanos();
        this.timers = timers;
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
            timers.get().schedule(this::look, Math.max(SOONEST, left), TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        try {
            for (Deadline first = begun.peek();
                    first != null && first.isOver();
                    first = begun.peek()) {
                begun.poll();
                first.expire();
            }
        } finally {
            watched.set(false);
            watch();
        }
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
