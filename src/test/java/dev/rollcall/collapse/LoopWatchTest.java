package dev.rollcall.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A loop that gives no sign is found, and no other. */
class LoopWatchTest {

    private static final int LONG = 40;

    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void endsIfALoopHasStopped() {
        watch(List.of(Runnable::run, task -> {}), LONG);
        assertThat(ends).hasPositiveValue();
    }

    @Test
    void waitsForALoopThatIsSlow() {
        watch(List.of(new EveryTwentiethTime()), 10 * LONG);
        assertThat(ends).hasValue(0);
    }

    @Test
    void leavesLoopsThatTurnAlone() {
        watch(List.of(Runnable::run, Runnable::run), 10 * LONG);
        assertThat(ends).hasValue(0);
    }

    private void watch(List<Executor> loops, int ticks) {
        EveryTwentiethTime slow =
                loops.get(0) instanceof EveryTwentiethTime loop ? loop : new EveryTwentiethTime();
        LoopWatch watch = LoopWatch.over(loops, ends::incrementAndGet);
        for (int i = 0; i < ticks; i++) {
            watch.tick();
            slow.tick();
        }
    }

    private static final class EveryTwentiethTime implements Executor {

        private static final int TWENTY = 20;

        private Runnable task = () -> {};
        private int ticks;

        @Override
        public void execute(Runnable next) {
            task = next;
        }

        void tick() {
            if (++ticks % TWENTY == 0) {
                task.run();
            }
        }
    }
}
