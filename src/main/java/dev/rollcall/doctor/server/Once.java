package dev.rollcall.doctor.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A value that is made at its first use and then kept; for one thread. */
public final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private final AtomicReference<Optional<T>> made = new AtomicReference<>(Optional.empty());

    public Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        if (made.get().isEmpty()) {
            made.set(Optional.of(maker.get()));
        }
        return made.get().orElseThrow();
    }

    /** Passes the value to the action, if it was made. */
    public void ifMade(Consumer<T> action) {
        made.get().ifPresent(action);
    }
}
