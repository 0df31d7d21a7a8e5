package dev.rollcall.collapse;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Ends the process if memory has run out, as soon as that is logged or ends a thread. The images
 * pass the JVM an argument for the same purpose, but a jar cannot, and the argument ignores memory
 * outside the heap.
 */
final class MemoryWatch extends Handler {

    /** Begins to watch. */
    static void begin() {
        Logger.getLogger("").addHandler(new MemoryWatch());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> {
                    Collapse.ofMemory(failure);
                    if (before != null) {
                        before.uncaughtException(thread, failure);
                    }
                });
    }

    @Override
    public void publish(LogRecord line) {
        Collapse.ofMemory(line.getThrown());
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
