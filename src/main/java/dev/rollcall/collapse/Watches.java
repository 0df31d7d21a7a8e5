package dev.rollcall.collapse;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Begins both watches before any other part of the service starts, the demo's server included. */
@Singleton
final class Watches {

    private final Vertx vertx;

    Watches(Vertx vertx) {
        this.vertx = vertx;
    }

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        MemoryWatch.begin();
        LoopWatch.begin(((VertxInternal) vertx).getEventLoopGroup());
    }

    /**
     * Ends the process if memory has run out, as soon as that is logged or ends a thread. The
     * images pass the JVM an argument for the same purpose, but a jar cannot, and the argument
     * ignores memory outside the heap.
     */
    static final class MemoryWatch extends Handler {

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
}
