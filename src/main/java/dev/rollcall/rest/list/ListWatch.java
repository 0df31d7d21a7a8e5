package dev.rollcall.rest.list;

import dev.rollcall.directory.ListUsers.ListGuard;
import dev.rollcall.rest.failure.BrokenListException;
import dev.rollcall.rest.failure.BrokenListException.Reason;
import dev.rollcall.rest.list.ListTransfers.ListLimits;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Ends a running list if its reader or the database keeps it waiting too long, or if its caller may
 * no longer see it.
 */
final class ListWatch {

    private final ListLimits limits;
    private final ListGuard guard;
    private final BooleanSupplier waitsForTurn;
    private final Consumer<Throwable> end;
    private Runnable stop = () -> {};
    private long lastProgress = System.nanoTime();
    private long nanosOfReader;
    private long bytes;
    private long judged = System.nanoTime();
    private long judgingSince = System.nanoTime();
    private boolean waitingForReader;
    private boolean judging;

    /**
     * @param waitsForTurn whether the list still waits for its turn to ask the database; neither
     *     its reader nor the database is to blame then. It is called without a lock, because
     *     another list may get its turn
     * @param end receives the reason to end the list
     */
    ListWatch(
            ListLimits limits,
            ListGuard guard,
            BooleanSupplier waitsForTurn,
            Consumer<Throwable> end) {
        this.limits = limits;
        this.guard = guard;
        this.waitsForTurn = waitsForTurn;
        this.end = end;
    }

    synchronized void start(Vertx vertx, long everyMillis) {
        long timer = vertx.setPeriodic(everyMillis, ignored -> look());
        stop = () -> vertx.cancelTimer(timer);
    }

    synchronized void stop() {
        stop.run();
    }

    synchronized void databaseBrought() {
        lastProgress = System.nanoTime();
    }

    synchronized void sent(long more) {
        lastProgress = System.nanoTime();
        bytes += more;
    }

    synchronized void waitForReader() {
        waitingForReader = true;
        lastProgress = System.nanoTime();
    }

    synchronized void readerCaughtUp() {
        if (waitingForReader) {
            waitingForReader = false;
            nanosOfReader += System.nanoTime() - lastProgress;
            lastProgress = System.nanoTime();
        }
    }

    private void look() {
        Optional<Throwable> fault = fault(waitsForTurn.getAsBoolean());
        if (fault.isPresent()) {
            end.accept(fault.get());
        } else if (isToBeJudged()) {
            judge();
        }
    }

    private synchronized Optional<Throwable> fault(boolean inTurn) {
        if (!waitingForReader && inTurn) {
            lastProgress = System.nanoTime();
        }
        long waited = System.nanoTime() - lastProgress;
        if (!waitingForReader) {
            return Optional.<Throwable>of(silence())
                    .filter(ignored -> waited > limits.silentDatabase().toNanos());
        }
        if (waited > limits.stalledReader().toNanos()) {
            return Optional.of(new BrokenListException(Reason.READER_STALLED));
        }
        return Optional.<Throwable>of(new BrokenListException(Reason.READER_SLOW))
                .filter(ignored -> nanosOfReader + waited > limits.mostNanosOfReader(bytes));
    }

    private StoreUnavailableException silence() {
        return new StoreUnavailableException(limits.silence());
    }

    private synchronized boolean isToBeJudged() {
        long now = System.nanoTime();
        if (judging || now - judgingSince < limits.judging().toNanos()) {
            return false;
        }
        judging = true;
        judgingSince = now;
        return true;
    }

    private void judge() {
        guard.judge().subscribe().with(ignored -> passed(), this::notPassed);
    }

    private synchronized void passed() {
        judging = false;
        judged = judgingSince;
    }

    /**
     * Ends the list after a failed check. If the database did not answer, the list goes on until
     * the rights are too old: those of the workspace, or those of the last check that passed.
     */
    private void notPassed(Throwable failure) {
        boolean over;
        synchronized (this) {
            judging = false;
            over =
                    !(failure instanceof StoreUnavailableException unavailable)
                            || unavailable.reason() == UnavailableReason.RIGHTS_TOO_OLD
                            || System.nanoTime() - judged > limits.oldestRights().toNanos();
        }
        if (over) {
            end.accept(failure);
        }
    }
}
