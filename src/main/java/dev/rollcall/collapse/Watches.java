package dev.rollcall.collapse;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Begins to watch when the service starts. */
@Singleton
final class Watches {

    private final Vertx vertx;

    Watches(Vertx vertx) {
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent event) {
        MemoryWatch.begin();
        LoopWatch.begin(((VertxInternal) vertx).getEventLoopGroup());
    }
}
