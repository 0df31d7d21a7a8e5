package dev.rollcall.rest.list;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lists take turns for one more row while memory is short, in the order in which they came; small
 * rows are read several at a time. Without turns each running list could ask for a row at once, and
 * the rows of many lists would fill the heap although each holds only one.
 *
 * <p>If no row fits, one may still be read, so that lists go on. It is the only one until its bytes
 * have left the process. A reader who takes its rows slowly waits in a lane of its own, which
 * leaves half of the memory to the others: otherwise a few such readers would hold up all lists.
 * One that became slow when it had exceeded the memory holds up that lane from then on.
 */
final class RowTurns {

    /** A larger row is in memory several times while it is read. */
    static final long LARGE = 256 * 1024;

    /** The reply, its decoding, and the row. */
    static final long COPIES = 4;

    /** How far a list is with its next row. */
    enum Stage {
        NONE,
        WAITING,
        /** Has its turn, and has not asked for the row yet. */
        GIVEN,
        /** Has asked for the row. */
        READING
    }

    /** The lists that wait, and the one that may exceed the bound. */
    private static final class Lane {

        private final long most;
        private final Deque<ListMemory> waiting = new ArrayDeque<>();
        private Optional<ListMemory> exceeding = Optional.empty();

        Lane(long most) {
            this.most = most;
        }
    }

    private final long most;
    private final LongSupplier held;
    private final Lane quick;
    private final Lane slow;
    private Lane first;
    private long making;
    private volatile int waiting;

    /**
     * @param most how many bytes may be held
     * @param held how many are held
     */
    RowTurns(long most, LongSupplier held) {
        this.most = most;
        this.held = held;
        this.quick = new Lane(most);
        this.slow = new Lane(most / 2);
        this.first = quick;
    }

    /**
     * Whether the list may ask for a row now; the row is counted from then on. If not, the list
     * waits for its turn if it wants to, and has to call {@link #look} without its own lock.
     *
     * @param row the expected size of the row, or of the small rows, in bytes
     * @param inTurn whether the list wants to wait; it has nothing else to do then, and its reader
     *     has taken what it got
     */
    synchronized boolean take(ListMemory list, long row, boolean inTurn) {
        if (list.stage() == Stage.GIVEN) {
            list.stage(Stage.READING);
            return true;
        }
        if (list.stage() != Stage.NONE) {
            return false;
        }
        if (inTurn) {
            endExceeding(list);
        }
        moveSlow();
        Lane lane = list.hasSlowReader() ? slow : quick;
        if (waiting == 0 && isRoom(lane, row, inTurn) && canBeMade(row)) {
            give(lane, list, row);
            list.stage(Stage.READING);
            return true;
        }
        if (inTurn) {
            list.expect(row);
            list.stage(Stage.WAITING);
            lane.waiting.add(list);
            waiting++;
        }
        return false;
    }

    /** Whether the row fits, or is the only one that does not. */
    private boolean isRoom(Lane lane, long row, boolean mayExceed) {
        boolean nobodyExceeds = lane.exceeding.isEmpty() || held.getAsLong() <= lane.most;
        return fits(lane, row) || mayExceed && nobodyExceeds;
    }

    private boolean canBeMade(long row) {
        return copies(row) == 0 || making == 0 || making + copies(row) <= most;
    }

    private boolean fits(Lane lane, long row) {
        return held.getAsLong() + row <= lane.most;
    }

    private static long copies(long row) {
        return row > LARGE ? COPIES * row : 0;
    }

    private void give(Lane lane, ListMemory list, long row) {
        if (!fits(lane, row)) {
            lane.exceeding = Optional.of(list);
        }
        if (copies(row) > 0) {
            making += copies(row);
            first = lane == quick ? slow : quick;
        }
        list.expect(row);
        list.hold(row);
    }

    /** Each lane has one that exceeds at most; otherwise each that stalls would add a row. */
    private void moveSlow() {
        if (slow.exceeding.isEmpty()
                && quick.exceeding.filter(ListMemory::hasSlowReader).isPresent()) {
            slow.exceeding = quick.exceeding;
            quick.exceeding = Optional.empty();
        }
    }

    private void endExceeding(ListMemory list) {
        for (Lane lane : List.of(quick, slow)) {
            lane.exceeding = lane.exceeding.filter(other -> other != list);
        }
    }

    /** The list holds nothing any more. */
    synchronized void emptied(ListMemory list) {
        if (list.held() <= 0) {
            endExceeding(list);
        }
    }

    /**
     * The row has come, or will not come, or the list has ended.
     *
     * @return how many bytes were counted for the row
     */
    synchronized long end(ListMemory list) {
        Stage stage = list.stage();
        list.stage(Stage.NONE);
        if (stage == Stage.WAITING && (quick.waiting.remove(list) || slow.waiting.remove(list))) {
            waiting--;
        }
        if (stage != Stage.GIVEN && stage != Stage.READING) {
            return 0;
        }
        making -= copies(list.expected());
        return list.expected();
    }

    /**
     * Gives turns to lists that wait. Call it after each change that may help one, and now and then
     * while one waits: a reader becomes slow by doing nothing.
     */
    void look() {
        if (waiting > 0) {
            given().forEach(ListMemory::turnCame);
        }
    }

    /**
     * Once a large row has to wait until others were read, no large row that came later is read
     * before it.
     */
    private synchronized List<ListMemory> given() {
        moveSlow();
        List<ListMemory> given = new ArrayList<>();
        boolean large = true;
        for (Lane lane : List.of(first, first == quick ? slow : quick)) {
            for (ListMemory list : List.copyOf(lane.waiting)) {
                long row = list.expected();
                boolean canBeMade = copies(row) == 0 || large && canBeMade(row);
                if (isRoom(lane, row, true)) {
                    if (canBeMade) {
                        lane.waiting.remove(list);
                        waiting--;
                        give(lane, list, row);
                        list.stage(Stage.GIVEN);
                        given.add(list);
                    } else {
                        large = false;
                    }
                }
            }
        }
        return given;
    }
}
