package dev.rollcall.rest.failure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds the lines that each kind of failure logs, so that a flood of refused requests does not
 * flood the log. Anybody can send such a flood without a login. The number in the next line shows
 * how many were left out.
 */
final class LogBound {

    /** How many lines of one kind are logged in a second. */
    static final int LINES = 20;

    private static final long LENGTH = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    /** A second, and how many lines there were in it. */
    private record Window(long begun, int lines) {}

    LogBound(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Whether one more line of this kind may be logged.
     *
     * @param kind a known word: each one is kept
     */
    boolean hasRoom(String kind) {
        long now = nanos.getAsLong();
        return windows.merge(
                                kind,
                                new Window(now, 1),
                                (known, fresh) ->
                                        now - known.begun() >= LENGTH
                                                ? fresh
                                                : new Window(known.begun(), known.lines() + 1))
                        .lines()
                <= LINES;
    }
}
