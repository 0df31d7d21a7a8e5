package dev.rollcall.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many lists of large rows share a little memory: each goes on, and none exceeds its part. */
class RowTurnsTest {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long MOST = 8 * MEGABYTE;
    private static final long LARGEST = 3 * MEGABYTE;
    private static final int LISTS = 30;
    private static final int ROWS = 40;
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicLong nanos = new AtomicLong();
    private final ReadAhead readAhead = new ReadAhead(MOST, nanos::get);

    private ListMemory list() {
        return readAhead.ofList(() -> {});
    }

    private static ListMemory slow(ListMemory list, AtomicLong nanos) {
        Runnable taken = list.unsent(1);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        taken.run();
        return list;
    }

    private static boolean waits(ListMemory list, long row) {
        return !list.takeTurn(row, true) && !list.lookForTurn();
    }

    @Test
    void aRowThatFitsNeedsNoTurn() {
        for (int n = 0; n < 8; n++) {
            assertThat(list().takeTurn(200_000, false)).isTrue();
        }
        assertThat(readAhead.held()).isEqualTo(1_600_000);
    }

    /** A reply, its decoding and the row: four times two megabytes. */
    @Test
    void oneLargeRowIsReadAtATimeIfItsCopiesFillTheMemory() {
        ListMemory first = list();
        ListMemory second = list();
        assertThat(first.takeTurn(2 * MEGABYTE, true)).isTrue();
        assertThat(waits(second, 2 * MEGABYTE)).isTrue();
        first.hold(2 * MEGABYTE);
        first.endTurn();
        assertThat(second.isInTurn()).isTrue();
        assertThat(second.takeTurn(2 * MEGABYTE, true)).isTrue();
        assertThat(second.isInTurn()).isFalse();
    }

    @Test
    void aRowLargerThanTheMemoryIsReadAlone() {
        ListMemory first = list();
        assertThat(first.takeTurn(2 * MOST, false)).isFalse();
        assertThat(first.takeTurn(2 * MOST, true)).isTrue();
        ListMemory second = list();
        assertThat(waits(second, 1_000)).isTrue();
        first.endTurn();
        assertThat(second.takeTurn(1_000, true)).isTrue();
    }

    @Test
    void listsThatWaitAreNotOvertaken() {
        readAhead.hold(MOST);
        ListMemory first = list();
        assertThat(first.takeTurn(1_000, true)).isTrue();
        ListMemory second = list();
        ListMemory third = list();
        assertThat(waits(second, 1_000)).isTrue();
        assertThat(waits(third, 1_000)).isTrue();
        first.endTurn();
        assertThat(waits(first, 1_000)).isTrue();
        assertThat(second.takeTurn(1_000, true)).isTrue();
        second.endTurn();
        assertThat(third.takeTurn(1_000, true)).isTrue();
        third.endTurn();
        assertThat(first.takeTurn(1_000, true)).isTrue();
    }

    /** They take what they get, but slowly; however many there are, the others go on. */
    @Test
    void slowReadersLeaveHalfOfTheMemoryToTheOthers() {
        List<ListMemory> reading = new ArrayList<>();
        for (int n = 0; n < LISTS; n++) {
            ListMemory slow = slow(list(), nanos);
            if (!waits(slow, 200_000)) {
                reading.add(slow);
            }
        }
        assertThat(readAhead.held()).isBetween(MOST / 2, MOST / 2 + 200_000);
        assertThat(reading).hasSizeLessThan(LISTS);
        ListMemory quick = list();
        for (int n = 0; n < ROWS; n++) {
            assertThat(waits(quick, 2 * MEGABYTE)).isFalse();
            quick.endTurn();
        }
    }

    /** The last bytes of a list may lie in its connection for long, when it asks no more. */
    @Test
    void aListThatWantsItsNextRowIsNotHeldUpByItself() {
        readAhead.hold(MOST);
        ListMemory list = list();
        assertThat(list.takeTurn(2 * MEGABYTE, true)).isTrue();
        list.hold(1_000);
        list.endTurn();
        ListMemory other = list();
        assertThat(waits(other, 1_000)).isTrue();
        assertThat(waits(list, 1_000)).isTrue();
        assertThat(other.takeTurn(1_000, true)).isTrue();
    }

    @Test
    void aReaderThatExceedsTheMemoryAndStallsHoldsUpTheOthersOnlyUntilItIsSlow() {
        readAhead.hold(MOST);
        stalled();
        ListMemory quick = list();
        assertThat(waits(quick, 1_000)).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(quick.lookForTurn()).isTrue();
        assertThat(quick.takeTurn(1_000, true)).isTrue();
    }

    /** It takes a little now and then, so it never stalls. */
    @Test
    void aReaderThatExceedsTheMemoryAndTakesSlowlyHoldsUpTheSlowOnes() {
        readAhead.hold(MOST);
        ListMemory slow = slow(list(), nanos);
        ListMemory trickling = list();
        assertThat(trickling.takeTurn(900, true)).isTrue();
        List<Runnable> pieces = List.of(trickling.unsent(300), trickling.unsent(600));
        trickling.endTurn();
        ListMemory quick = list();
        assertThat(waits(quick, 1_000)).isTrue();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(800));
        pieces.get(0).run();
        assertThat(quick.lookForTurn()).isFalse();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(800));
        trickling.unsent(300);
        pieces.get(1).run();
        assertThat(quick.takeTurn(1_000, true)).isTrue();
        assertThat(waits(slow, 1_000)).isTrue();
    }

    /** Otherwise the memory would grow by a row for each list that stalls. */
    @Test
    void twoListsExceedTheMemoryAtMostHoweverManyStall() {
        readAhead.hold(MOST);
        for (int n = 0; n < LISTS; n++) {
            stalled();
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        }
        assertThat(readAhead.held()).isEqualTo(MOST + 2_000);
    }

    /** It gets a row if it can, and its reader takes nothing of it. */
    private void stalled() {
        ListMemory list = list();
        if (list.takeTurn(1_000, true)) {
            list.unsent(1_000);
            list.endTurn();
        }
    }

    @Test
    void aLargeRowThatIsWantedNoMoreHoldsUpNoSmallerOne() {
        ListMemory first = list();
        assertThat(first.takeTurn(MEGABYTE, true)).isTrue();
        ListMemory givenUp = list();
        assertThat(waits(givenUp, 2 * MEGABYTE)).isTrue();
        ListMemory smaller = list();
        assertThat(waits(smaller, MEGABYTE / 2)).isTrue();
        givenUp.endTurn();
        assertThat(smaller.takeTurn(MEGABYTE / 2, true)).isTrue();
    }

    @Test
    void listsThatRunGetTheRoomBeforeThoseThatWantToBegin() {
        readAhead.hold(MOST);
        ListMemory first = list();
        assertThat(first.takeTurn(1_000, true)).isTrue();
        ListMemory running = list();
        assertThat(waits(running, LARGEST)).isTrue();
        List<Boolean> mayBegin = new ArrayList<>();
        readAhead.whenRoom(() -> mayBegin.add(readAhead.hasRoom()));
        readAhead.release(2 * MEGABYTE);
        assertThat(running.isInTurn()).isTrue();
        assertThat(mayBegin).doesNotContain(true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void eachListGoesOnInAnyOrderOfEvents(long seed) {
        Random random = new Random(seed);
        List<SteppedList> lists = new ArrayList<>();
        for (int n = 0; n < LISTS; n++) {
            lists.add(new SteppedList(random));
        }
        List<SteppedList> running = new ArrayList<>(lists);
        while (!running.isEmpty()) {
            List<SteppedList> able = running.stream().filter(SteppedList::isAble).toList();
            assertThat(able).isNotEmpty();
            able.get(random.nextInt(able.size())).step();
            nanos.addAndGet(random.nextInt(100_000_000));
            assertThat(readAhead.held()).isBetween(0L, MOST + 2 * LARGEST);
            running.removeIf(SteppedList::isOver);
        }
        assertThat(readAhead.held()).isZero();
    }

    /** One list, event by event: it asks, gets a row, sends it, and some day it is taken. */
    private final class SteppedList {

        private final Random random;
        private final ListMemory memory = readAhead.ofList(() -> this.turn = true);
        private Optional<Runnable> unsent = Optional.empty();
        private int left = ROWS;
        private long row = LARGEST;
        private boolean waiting;
        private boolean turn;
        private boolean reading;

        SteppedList(Random random) {
            this.random = random;
        }

        boolean isAble() {
            return !waiting || turn;
        }

        boolean isOver() {
            return left == 0 && unsent.isEmpty();
        }

        void step() {
            if (random.nextInt(200) == 0) {
                left = 0;
                memory.endTurn();
                unsent.ifPresent(Runnable::run);
                unsent = Optional.empty();
            } else if (unsent.isPresent()) {
                unsent.get().run();
                unsent = Optional.empty();
            } else if (reading) {
                come();
            } else {
                ask();
            }
        }

        private void ask() {
            turn = false;
            waiting = false;
            reading = memory.takeTurn(row, true);
            if (!reading) {
                reading = memory.lookForTurn() && memory.takeTurn(row, true);
                waiting = !reading;
            }
        }

        private void come() {
            reading = false;
            left--;
            memory.hold(row);
            memory.endTurn();
            unsent = Optional.of(memory.unsent(row));
            memory.release(row);
            row = 1 + random.nextLong(LARGEST);
        }
    }

    /** No turn is lost, whatever the threads do at the same moment. */
    @Test
    void eachListGoesOnWithManyThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch over = new CountDownLatch(LISTS);
            for (int n = 0; n < LISTS; n++) {
                new ThreadedList(threads, over).schedule();
            }
            assertThat(over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(readAhead.held()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** One list whose events come on any thread. */
    private final class ThreadedList {

        private static final int MANY_ROWS = 2_000;

        private final ExecutorService threads;
        private final CountDownLatch over;
        private final ListMemory memory = readAhead.ofList(this::schedule);
        private final AtomicBoolean reading = new AtomicBoolean();
        private int left = MANY_ROWS;

        ThreadedList(ExecutorService threads, CountDownLatch over) {
            this.threads = threads;
            this.over = over;
        }

        void schedule() {
            threads.execute(this::advance);
        }

        /** May be called once too often, and must not be called too seldom. */
        private synchronized void advance() {
            long row = row();
            if (left == 0 || reading.get()) {
                return;
            }
            if (memory.takeTurn(row, true) || memory.lookForTurn() && memory.takeTurn(row, true)) {
                reading.set(true);
                threads.execute(() -> come(row()));
            }
        }

        private long row() {
            return 1 + ThreadLocalRandom.current().nextLong(LARGEST);
        }

        private void come(long row) {
            memory.hold(row);
            memory.endTurn();
            Runnable taken = memory.unsent(row);
            memory.release(row);
            threads.execute(
                    () -> {
                        taken.run();
                        synchronized (this) {
                            reading.set(false);
                            left--;
                        }
                        if (left == 0) {
                            over.countDown();
                        } else {
                            advance();
                        }
                    });
        }
    }
}
