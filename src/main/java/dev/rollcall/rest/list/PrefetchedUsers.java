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
 * slow ones fit into memory. More is requested only as users are taken.
 */
final class PrefetchedUsers implements Flow.Subscriber<VisibleUser> {

    private static final int MOST_ROWS = 256;
    private static final long MOST_BYTES = 256 * 1024;

    private record Held(VisibleUser user, long bytes) {}

    private final ReadAhead readAhead;
    private final Consumer<PrefetchedUsers> firstRead;
    private final Consumer<Throwable> failedBefore;
    private final Deque<Held> read = new ArrayDeque<>();
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Runnable> onChange = Optional.empty();
    private long asked;
    private long given;
    private long largest = MOST_BYTES;
    private boolean completed;
    private boolean announced;
    private boolean cancelled;

    PrefetchedUsers(
            ReadAhead readAhead,
            Consumer<PrefetchedUsers> firstRead,
            Consumer<Throwable> failedBefore) {
        this.readAhead = readAhead;
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
            ask();
        }
    }

    @Override
    public void onNext(VisibleUser user) {
        synchronized (this) {
            given++;
            if (cancelled) {
                return;
            }
            long bytes = RowWeight.of(user);
            largest = given == 1 ? bytes : Math.max(bytes, largest);
            read.add(new Held(user, bytes));
            readAhead.hold(bytes);
        }
        changed();
        ask();
    }

    @Override
    public void onComplete() {
        synchronized (this) {
            completed = true;
        }
        changed();
    }

    @Override
    public void onError(Throwable thrown) {
        boolean before;
        synchronized (this) {
            failure = Optional.of(thrown);
            before = !announced;
            announced = true;
        }
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

    /** Requests more rows if at most half of the buffer is filled. */
    private void ask() {
        Flow.Subscription source;
        long more;
        synchronized (this) {
            long most = mayHold();
            more = most - (asked - given) - read.size();
            if (more <= 0 || more < most / 2 || completed || cancelled || subscription.isEmpty()) {
                return;
            }
            source = subscription.get();
            asked += more;
        }
        source.request(more);
    }

    /** The size of the buffer in rows; one until the size of the first row is known. */
    private long mayHold() {
        if (!readAhead.hasRoom()) {
            return 1;
        }
        return Math.max(1, Math.min(MOST_ROWS, MOST_BYTES / largest));
    }

    /** Registers a callback for each change, which may come from any thread. */
    synchronized void onChange(Runnable listener) {
        onChange = Optional.of(listener);
    }

    /** Takes the next user; empty if none has been read at the moment. */
    Optional<VisibleUser> take() {
        Optional<Held> next;
        synchronized (this) {
            next = Optional.ofNullable(read.poll());
        }
        next.ifPresent(
                taken -> {
                    readAhead.release(taken.bytes());
                    ask();
                });
        return next.map(Held::user);
    }

    synchronized boolean isExhausted() {
        return completed && read.isEmpty();
    }

    synchronized Optional<Throwable> failure() {
        return failure;
    }

    /** Ends the reading. */
    void cancel() {
        Optional<Flow.Subscription> source;
        long bytes;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            bytes = read.stream().mapToLong(Held::bytes).sum();
            read.clear();
            source = subscription;
        }
        readAhead.release(bytes);
        source.ifPresent(Flow.Subscription::cancel);
    }
}
