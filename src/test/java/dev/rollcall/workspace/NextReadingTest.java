package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pause between two readings ends, however soon its timer does. */
class NextReadingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final NotedTimers timers = new NotedTimers();

    @AfterEach
    void usualTimers() {
        Infrastructure.setDefaultExecutor();
        timers.shutdownNow();
    }

    private final class NotedTimers extends ScheduledThreadPoolExecutor {

        NotedTimers() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            events.add("its timer begins");
            return super.schedule(task, delay, unit);
        }
    }

    /**
     * The other way round the timer can be over before anybody waits: then its end and the pause's
     * own beginning meet, both are lost, and nothing is ever read again.
     */
    @Test
    void isWaitedForBeforeItsTimerBegins() {
        Infrastructure.setDefaultExecutor(timers);

        new NextReading()
                .untilWanted(Duration.ofMillis(1))
                .onSubscription()
                .invoke(() -> events.add("somebody waits"))
                .await()
                .atMost(PATIENCE);

        assertThat(events).containsExactly("somebody waits", "its timer begins");
    }
}
