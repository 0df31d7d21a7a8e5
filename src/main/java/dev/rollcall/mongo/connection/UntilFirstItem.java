package dev.rollcall.mongo.connection;

import dev.rollcall.signal.RequestName;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Fails a reading that has no first item yet, if all servers are lost or its time is over. Later
 * the reader sets the pace, and the reading's own connection fails. Mutiny's own limit begins again
 * with each item: it would cost a timer for each row, and end a list whose reader pauses.
 */
final class UntilFirstItem<T> implements Flow.Subscriber<T>, Flow.Subscription {

    private enum State {
        WAITING,
        PASSING,
        FAILED
    }

    private final Flow.Subscriber<? super T> reader;
    private final Function<Consumer<Throwable>, Cancellable> watch;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final AtomicReference<Cancellable> watching = new AtomicReference<>(() -> {});
    private final RequestName request;
    private Flow.Subscription source;

    /**
     * @param watch begins to watch for the events that fail the reading
     * @param request the request under whose name the reader receives the end
     */
    UntilFirstItem(
            Flow.Subscriber<? super T> reader,
            Function<Consumer<Throwable>, Cancellable> watch,
            RequestName request) {
        this.reader = reader;
        this.watch = watch;
        this.request = request;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        reader.onSubscribe(this);
        watching.set(watch.apply(this::fail));
        if (state.get() != State.WAITING) {
            watching.get().cancel();
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
            watching.get().cancel();
        }
        return first || state.get() == State.PASSING;
    }

    private void fail(Throwable failure) {
        if (state.compareAndSet(State.WAITING, State.FAILED)) {
            watching.get().cancel();
            source.cancel();
            reader.onError(failure);
        }
    }
}
