package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pause between two readings ends, whatever happens to its timer. */
class NextReadingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HastyTimers timers = new HastyTimers();

    @AfterEach
    void usualTimers() {
        Infrastructure.setDefaultExecutor();
        timers.shutdownNow();
    }

    /** As on a machine so busy that a timer is over before the thread that set it goes on. */
    private static final class HastyTimers extends ScheduledThreadPoolExecutor {

        HastyTimers() {
            super(4);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            ScheduledFuture<?> timer = super.schedule(task, 0, unit);
            try {
                timer.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
            return timer;
        }
    }

    @Test
    void isFollowedByAReadingEvenIfItsTimerIsOverAtOnce() {
        Infrastructure.setDefaultExecutor(timers);
        NextReading next = new NextReading();
        Uni<String> reading =
                Uni.createFrom()
                        .item("read")
                        .call(() -> next.rest(Duration.ofMillis(1), System.nanoTime()));

        List<String> readings =
                reading.repeat().atMost(2).collect().asList().await().atMost(PATIENCE);

        assertThat(readings).containsExactly("read", "read");
    }
}
