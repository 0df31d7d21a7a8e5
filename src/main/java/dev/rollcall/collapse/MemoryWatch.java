package dev.rollcall.collapse;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Notices that memory has run out, wherever that is logged or ends a thread. The images ask the
 * virtual machine for the same by an argument, which a jar cannot bring along; and that argument
 * does not count the memory outside of the heap.
 */
final class MemoryWatch extends Handler {

    /** Watches from now on. */
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
        // Nothing is kept.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
