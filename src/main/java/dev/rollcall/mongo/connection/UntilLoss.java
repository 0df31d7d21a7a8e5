package dev.rollcall.mongo.connection;

import dev.rollcall.signal.RequestName;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Fails a reading if all servers are lost before its first row. Later the reading's own connection
 * fails.
 */
final class UntilLoss<T> implements Flow.Subscriber<T>, Flow.Subscription {

    private enum State {
        WAITING,
        PASSING,
        LOST
    }

    private final Flow.Subscriber<? super T> reader;
    private final Reachability reachability;
    private final Supplier<? extends Throwable> loss;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final AtomicReference<Cancellable> watch = new AtomicReference<>(() -> {});
    private final RequestName request;
    private Flow.Subscription source;

    UntilLoss(
            Flow.Subscriber<? super T> reader,
            Reachability reachability,
            Supplier<? extends Throwable> loss,
            RequestName request) {
        this.reader = reader;
        this.reachability = reachability;
        this.loss = loss;
        this.request = request;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        reader.onSubscribe(this);
        watch.set(reachability.onLoss(this::lose));
        if (state.get() != State.WAITING) {
            watch.get().cancel();
        }
    }

    @Override
    public void onNext(T row) {
        if (mayPass()) {
            reader.onNext(row);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (mayPass()) {
            request.during(() -> reader.onError(failure));
        }
    }

    /** Runs under the name of the request, because the end may start the next reading. */
    @Override
    public void onComplete() {
        if (mayPass()) {
            request.during(reader::onComplete);
        }
    }

    @Override
    public void request(long rows) {
        source.request(rows);
    }

    @Override
    public void cancel() {
        mayPass();
        source.cancel();
    }

    private boolean mayPass() {
        if (state.get() == State.PASSING) {
            return true;
        }
        boolean first = state.compareAndSet(State.WAITING, State.PASSING);
        if (first) {
            watch.get().cancel();
        }
        return first || state.get() == State.PASSING;
    }

    private void lose() {
        if (state.compareAndSet(State.WAITING, State.LOST)) {
            source.cancel();
            reader.onError(loss.get());
        }
    }
}
