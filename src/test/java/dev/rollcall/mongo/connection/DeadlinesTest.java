package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final List<String> expired = new CopyOnWriteArrayList<>();
    private final Deadlines deadlines = new Deadlines(Duration.ofMillis(20));

    @Test
    void expireInTheirOrderAndOnce() {
        deadlines.begin(() -> expired.add("first"));
        deadlines.begin(() -> expired.add("second"));
        await().until(() -> expired.size() == 2);
        deadlines.begin(() -> expired.add("third"));
        await().until(() -> expired.size() == 3);
        assertThat(expired).containsExactly("first", "second", "third");
    }

    /** Those of the service do. Once refused, no command would ever be ended again. */
    @Test
    void expireByTimersThatRefuseLessThanAMillisecond() {
        ScheduledThreadPoolExecutor refusing =
                new ScheduledThreadPoolExecutor(1) {
                    @Override
                    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
                        if (unit.toMillis(delay) < 1) {
                            throw new IllegalArgumentException("Less than a millisecond");
                        }
                        return super.schedule(task, delay, unit);
                    }
                };
        try {
            Deadlines soon = new Deadlines(Duration.ofNanos(1), () -> refusing);
            soon.begin(() -> expired.add("soon"));
            await().until(() -> expired.contains("soon"));
        } finally {
            refusing.shutdownNow();
        }
    }

    @Test
    void expireThoughOneBeforeThemFails() {
        deadlines.begin(
                () -> {
                    throw new IllegalStateException("of the action");
                });
        deadlines.begin(() -> expired.add("second"));
        await().until(() -> expired.contains("second"));
    }

    @Test
    void doNothingIfTheyAreCancelledBefore() {
        Cancellable cancelled = new Deadlines(Duration.ofMinutes(1)).begin(() -> expired.add("x"));
        cancelled.cancel();
        deadlines.begin(() -> expired.add("cancelled")).cancel();
        deadlines.begin(() -> expired.add("due"));
        await().until(() -> !expired.isEmpty());
        assertThat(expired).containsExactly("due");
    }
}
