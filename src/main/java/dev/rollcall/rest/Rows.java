package dev.rollcall.rest;

import dev.rollcall.visibility.VisibleUser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Users as they are read, a few ahead of being taken. Whoever takes them is told when there is
 * something to take, and what it does not take holds the reading back.
 */
final class Rows implements Flow.Subscriber<VisibleUser> {

    private static final int AHEAD = 256;
    private static final int REFILL = AHEAD / 2;

    private final Consumer<Rows> firstRead;
    private final Consumer<Throwable> failedBefore;
    private final Deque<VisibleUser> read = new ArrayDeque<>();
    private Flow.Subscription subscription;
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Runnable> onChange = Optional.empty();
    private int taken;
    private boolean completed;
    private boolean announced;
    private boolean cancelled;

    Rows(Consumer<Rows> firstRead, Consumer<Throwable> failedBefore) {
        this.firstRead = firstRead;
        this.failedBefore = failedBefore;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        synchronized (this) {
            subscription = newSubscription;
        }
        newSubscription.request(AHEAD);
    }

    @Override
    public void onNext(VisibleUser user) {
        synchronized (this) {
            read.add(user);
        }
        changed();
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

    /** Calls back, from any thread, each time that something changes. */
    synchronized void onChange(Runnable listener) {
        onChange = Optional.of(listener);
    }

    /** The next user that has been read; empty where none is there at the moment. */
    Optional<VisibleUser> take() {
        VisibleUser next;
        Optional<Flow.Subscription> refill = Optional.empty();
        synchronized (this) {
            next = read.poll();
            if (next != null) {
                taken++;
            }
            if (taken == REFILL) {
                taken = 0;
                refill = Optional.of(subscription);
            }
        }
        refill.ifPresent(source -> source.request(REFILL));
        return Optional.ofNullable(next);
    }

    synchronized boolean isExhausted() {
        return completed && read.isEmpty();
    }

    synchronized Optional<Throwable> failure() {
        return failure;
    }

    /** Ends the reading. */
    void cancel() {
        Flow.Subscription source;
        synchronized (this) {
            if (cancelled || subscription == null) {
                return;
            }
            cancelled = true;
            read.clear();
            source = subscription;
        }
        source.cancel();
    }
}
