package dev.rollcall.rest.list;

import dev.rollcall.rest.list.ReadAhead.RowWeight;
import dev.rollcall.visibility.VisibleUser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Prefetches the users of a list: enough that a fast client does not wait, and few enough that many
 * slow ones fit into memory. More is requested only as users are taken. Large users are requested
 * one by one, and small ones piece by piece while memory is short; if necessary in turn with other
 * lists.
 */
final class PrefetchedUsers implements Flow.Subscriber<VisibleUser> {

    private static final int MOST_ROWS = 256;
    private static final long MOST_BYTES = RowTurns.LARGE;

    private record Held(VisibleUser user, long bytes) {}

    private final ReadAhead readAhead;
    private final ListMemory memory;
    private final Consumer<PrefetchedUsers> firstRead;
    private final Consumer<Throwable> failedBefore;
    private final Deque<Held> read = new ArrayDeque<>();
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Runnable> onChange = Optional.empty();
    private long asked;
    private long given;
    private long largest;
    private long rowsOfTurn;
    private long dueInTurn;
    private long rendering;
    private boolean filling;
    private boolean completed;
    private boolean announced;
    private boolean cancelled;

    PrefetchedUsers(
            ReadAhead readAhead,
            Consumer<PrefetchedUsers> firstRead,
            Consumer<Throwable> failedBefore) {
        this.readAhead = readAhead;
        this.memory = readAhead.ofList(this::changed);
        this.firstRead = firstRead;
        this.failedBefore = failedBefore;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        boolean tooLate;
        synchronized (this) {
            subscription = Optional.of(newSubscription);
            tooLate = cancelled;
        }
        if (tooLate) {
            newSubscription.cancel();
        } else {
            ask(false);
        }
    }

    @Override
    public void onNext(VisibleUser user) {
        boolean tooLate;
        boolean turnIsOver;
        synchronized (this) {
            given++;
            dueInTurn = Math.max(0, dueInTurn - 1);
            turnIsOver = dueInTurn == 0;
            tooLate = cancelled;
            if (!tooLate) {
                long bytes = RowWeight.of(user);
                largest = Math.max(bytes, largest - largest / ReadAhead.FORGETTING);
                read.add(new Held(user, bytes));
                memory.hold(bytes);
                readAhead.saw(bytes);
            }
        }
        if (tooLate) {
            endReading();
            return;
        }
        if (turnIsOver) {
            memory.endTurn();
        }
        changed();
        ask(false);
    }

    @Override
    public void onComplete() {
        synchronized (this) {
            completed = true;
            dueInTurn = 0;
        }
        memory.endTurn();
        changed();
    }

    @Override
    public void onError(Throwable thrown) {
        boolean before;
        synchronized (this) {
            failure = Optional.of(thrown);
            dueInTurn = 0;
            before = !announced;
            announced = true;
        }
        memory.endTurn();
        if (before) {
            failedBefore.accept(thrown);
        } else {
            changed();
        }
    }

    private void changed() {
        boolean first;
        Optional<Runnable> listener;
        synchronized (this) {
            first = !announced;
            announced = true;
            listener = onChange;
        }
        if (first) {
            firstRead.accept(this);
        } else {
            listener.ifPresent(Runnable::run);
        }
    }

    /**
     * Requests more rows.
     *
     * @param inTurn whether to wait for a turn if memory is short, because there is nothing else to
     *     do
     */
    private void ask(boolean inTurn) {
        if (!requested(inTurn) && inTurn && memory.lookForTurn()) {
            requested(true);
        }
    }

    private boolean requested(boolean inTurn) {
        Flow.Subscription source;
        long more;
        synchronized (this) {
            if (completed || cancelled || failure.isPresent() || subscription.isEmpty()) {
                return true;
            }
            more = more(inTurn);
            if (more == 0) {
                return false;
            }
            source = subscription.get();
            asked += more;
        }
        source.request(more);
        return true;
    }

    /** How many rows to request; one until the size of the first row is known. */
    private long more(boolean inTurn) {
        if (asked == 0) {
            return 1;
        }
        boolean several = largest <= MOST_BYTES && readAhead.hasRoom() && !memory.isInTurn();
        if (several) {
            return piece();
        }
        boolean hasNone = read.isEmpty() && asked == given;
        return hasNone ? moreInTurn(inTurn) : 0;
    }

    /** A turn is for one large row, or for a piece of small ones. */
    private long moreInTurn(boolean inTurn) {
        if (!memory.isInTurn()) {
            rowsOfTurn = Math.min(mostRows(), readAhead.rowsInOnePiece());
        }
        if (!memory.takeTurn(rowsOfTurn * largest, inTurn)) {
            return 0;
        }
        dueInTurn = rowsOfTurn;
        return rowsOfTurn;
    }

    private long mostRows() {
        return Math.max(1, Math.min(MOST_ROWS, MOST_BYTES / Math.max(1, largest)));
    }

    /** Fills the buffer piece by piece once at most half of it is filled. */
    private long piece() {
        long coming = asked - given;
        long most = mostRows();
        long free = most - coming - read.size();
        filling = free > 0 && (filling || free >= most / 2);
        long piece = readAhead.rowsInOnePiece();
        return filling && coming <= piece / 2 ? Math.min(free, piece - coming) : 0;
    }

    /** Registers a callback for each change, which may come from any thread. */
    synchronized void onChange(Runnable listener) {
        onChange = Optional.of(listener);
    }

    /**
     * Takes the next user; empty if none has been read at the moment. Its memory counts until
     * {@link #rendered} is called.
     */
    Optional<VisibleUser> take() {
        Optional<VisibleUser> next = poll();
        ask(next.isEmpty());
        return next.isPresent() ? next : poll();
    }

    private synchronized Optional<VisibleUser> poll() {
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Held next = read.remove();
        rendering += next.bytes();
        return Optional.of(next.user());
    }

    /** The users that were taken are rendered. */
    void rendered() {
        long bytes;
        synchronized (this) {
            bytes = rendering;
            rendering = 0;
        }
        memory.release(bytes);
    }

    /** The memory of the list. */
    ListMemory memory() {
        return memory;
    }

    synchronized boolean isExhausted() {
        return completed && read.isEmpty();
    }

    synchronized Optional<Throwable> failure() {
        return failure;
    }

    /**
     * Ends the reading. What was asked for in turn comes nevertheless, and counts until then: the
     * replies to many lists that are given up at once would fill the heap.
     */
    void cancel() {
        boolean isDue;
        long bytes;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            isDue = dueInTurn > 0;
            bytes = rendering + read.stream().mapToLong(Held::bytes).sum();
            rendering = 0;
            read.clear();
        }
        memory.release(bytes);
        if (!isDue) {
            endReading();
        }
    }

    private void endReading() {
        Optional<Flow.Subscription> source;
        synchronized (this) {
            source = subscription;
        }
        memory.endTurn();
        source.ifPresent(Flow.Subscription::cancel);
    }
}
