package dev.rollcall.mongo.connection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.operators.multi.AbstractMultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Fails a stream whose first item does not come in time. Mutiny's own limit begins again with each
 * item: it would cost a timer for each row, and end a list whose reader pauses.
 */
final class FirstItemLimit<T> extends AbstractMultiOperator<T, T> {

    private final Deadlines limit;

    FirstItemLimit(Multi<T> upstream, Deadlines limit) {
        super(upstream);
        this.limit = limit;
    }

    @Override
    public void subscribe(MultiSubscriber<? super T> downstream) {
        upstream().subscribe().withSubscriber(new Waiting<>(downstream, limit));
    }

    private enum State {
        WAITING,
        ANSWERED,
        EXPIRED
    }

    private static final class Waiting<T> extends MultiOperatorProcessor<T, T> {

        private final Deadlines limit;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private volatile Cancellable timer = () -> {};

        Waiting(MultiSubscriber<? super T> downstream, Deadlines limit) {
            super(downstream);
            this.limit = limit;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            timer = limit.begin(this::expire);
            super.onSubscribe(subscription);
        }

        @Override
        public void onItem(T item) {
            if (isInTime()) {
                super.onItem(item);
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            if (isInTime()) {
                super.onFailure(failure);
            }
        }

        @Override
        public void onCompletion() {
            if (isInTime()) {
                super.onCompletion();
            }
        }

        @Override
        public void cancel() {
            isInTime();
            super.cancel();
        }

        private boolean isInTime() {
            if (state.compareAndSet(State.WAITING, State.ANSWERED)) {
                timer.cancel();
            }
            return state.get() == State.ANSWERED;
        }

        private void expire() {
            if (state.compareAndSet(State.WAITING, State.EXPIRED)) {
                cancelUpstream();
                downstream.onFailure(new TimeoutException());
            }
        }
    }
}
