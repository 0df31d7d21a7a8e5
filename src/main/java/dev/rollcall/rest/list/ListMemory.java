package dev.rollcall.rest.list;

import dev.rollcall.rest.list.RowTurns.Stage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The memory of one list: the row that it has asked for, those that it has read, and the bytes that
 * its connection has not taken. All of it also counts in {@link ReadAhead}.
 */
final class ListMemory {

    /** A reader that needs longer for what it got waits in the lane of the slow ones. */
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private final ReadAhead all;
    private final RowTurns turns;
    private final LongSupplier clock;
    private final Runnable onTurn;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger unsent = new AtomicInteger();
    private volatile long lastTaken;
    private volatile boolean slowReader;
    private volatile Stage stage = Stage.NONE;
    private long expected;

    /**
     * @param onTurn is called when the list has its turn for a row, on any thread
     */
    ListMemory(ReadAhead all, RowTurns turns, LongSupplier clock, Runnable onTurn) {
        this.all = all;
        this.turns = turns;
        this.clock = clock;
        this.onTurn = onTurn;
    }

    void hold(long bytes) {
        held.addAndGet(bytes);
        all.hold(bytes);
    }

    /** Call it without the list's own lock: another list may get its turn. */
    void release(long bytes) {
        if (bytes > 0) {
            if (held.addAndGet(-bytes) <= 0) {
                turns.emptied(this);
            }
            all.release(bytes);
        }
    }

    /**
     * Holds bytes that are being sent.
     *
     * @return has to be called when the connection has taken them, or never will
     */
    Runnable unsent(long bytes) {
        hold(bytes);
        long since = clock.getAsLong();
        if (unsent.get() == 0) {
            lastTaken = since;
        }
        unsent.incrementAndGet();
        AtomicBoolean isHeld = new AtomicBoolean(true);
        return () -> {
            if (isHeld.compareAndSet(true, false)) {
                lastTaken = clock.getAsLong();
                slowReader = lastTaken - since > SLOW;
                unsent.decrementAndGet();
                release(bytes);
            }
        };
    }

    /** Whether the list may ask for more; see {@link RowTurns#take}. */
    boolean takeTurn(long row, boolean inTurn) {
        return turns.take(this, row, inTurn);
    }

    /** Looks for turns, and returns whether this list has one. */
    boolean lookForTurn() {
        turns.look();
        return stage == Stage.GIVEN;
    }

    /**
     * Whether the list still waits for its turn, or has one and has not used it. It looks again,
     * since the reader that holds it up may have become slow.
     */
    boolean waitsForTurn() {
        turns.look();
        return isInTurn();
    }

    boolean isInTurn() {
        Stage now = stage;
        return now == Stage.WAITING || now == Stage.GIVEN;
    }

    /** What was asked for has come or will not come, or the list waits no longer. */
    void endTurn() {
        if (stage != Stage.NONE) {
            release(turns.end(this));
            turns.look();
        }
    }

    void turnCame() {
        onTurn.run();
    }

    /** Whether its reader took the last bytes slowly, or has taken nothing for a while. */
    boolean hasSlowReader() {
        return slowReader || unsent.get() > 0 && clock.getAsLong() - lastTaken > SLOW;
    }

    long held() {
        return held.get();
    }

    /** The lock of the turns guards it. */
    long expected() {
        return expected;
    }

    void expect(long row) {
        expected = row;
    }

    Stage stage() {
        return stage;
    }

    void stage(Stage next) {
        stage = next;
    }
}
