package dev.rollcall.collapse;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

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
}
