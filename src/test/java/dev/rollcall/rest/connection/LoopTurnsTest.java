package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Connections of one loop that all have more requests than they may begin at once. */
class LoopTurnsTest {

    private static final int CONNECTIONS = 100;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final LoopTurns turns = new LoopTurns(tasks::add);
    private final List<Integer> begun = new ArrayList<>();

    /** Takes as many requests as its turns allow. */
    private final class Connection {

        private final int number;
        private final LoopShare share = new LoopShare(turns, () -> tasks.add(this::takeAll));

        Connection(int number) {
            this.number = number;
        }

        void takeAll() {
            while (share.takesMore()) {
                share.requestBegins();
                begun.add(number);
            }
        }
    }

    private void runOneTask() {
        tasks.remove().run();
    }

    /** The step of another request waits for few of them, however many there are. */
    @Test
    void letOtherTasksRunAfterFewRequests() {
        for (int number = 0; number < CONNECTIONS; number++) {
            new Connection(number).takeAll();
        }
        assertThat(begun).hasSizeLessThanOrEqualTo(16);
        for (int step = 0; step < 10; step++) {
            int before = begun.size();
            List<Integer> atStep = new ArrayList<>();
            tasks.add(() -> atStep.add(begun.size()));
            while (atStep.isEmpty()) {
                runOneTask();
            }
            assertThat(atStep.get(0) - before).isLessThanOrEqualTo(32);
        }
        assertThat(begun).hasSizeGreaterThanOrEqualTo(64);
    }

    @Test
    void areGivenToEachConnectionInTurn() {
        for (int number = 0; number < CONNECTIONS; number++) {
            new Connection(number).takeAll();
        }
        while (begun.size() < 5 * CONNECTIONS) {
            runOneTask();
        }
        assertThat(begun.stream().distinct()).hasSize(CONNECTIONS);
    }

    /** Otherwise a flood could collect turns, pause, and use all of them at once. */
    @Test
    void areLostIfTheyAreNotUsed() {
        List<LoopShare> shares = new ArrayList<>();
        for (int number = 0; number < CONNECTIONS; number++) {
            LoopShare share = new LoopShare(turns, () -> {});
            share.takesMore();
            shares.add(share);
        }
        while (!tasks.isEmpty()) {
            runOneTask();
        }
        assertThat(shares.stream().filter(LoopShare::takesMore)).hasSize(LoopTurns.OF_A_ROUND);
    }

    @Test
    void areGivenAtOnceToAConnectionThatIsAlone() {
        Connection alone = new Connection(0);
        alone.takeAll();
        assertThat(begun).hasSize(4);
        runOneTask();
        runOneTask();
        assertThat(begun).hasSize(8);
    }

    @Test
    void leaveNoTaskBehindWhenNobodyWaits() {
        LoopShare quiet = new LoopShare(turns, () -> {});
        assertThat(quiet.takesMore()).isTrue();
        runOneTask();
        assertThat(tasks).isEmpty();
    }
}
