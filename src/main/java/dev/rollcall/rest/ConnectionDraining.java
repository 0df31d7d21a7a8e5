package dev.rollcall.rest;

import dev.rollcall.signal.Outcomes;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Asks clients, once the service was told to stop and while it still serves, for another connection
 * with their next request. A load balancer that sends no new connections here does not move those
 * that are kept, and when the delay is over the framework refuses what comes on them.
 */
@ApplicationScoped
class ConnectionDraining {

    private final Outcomes outcomes;
    private volatile boolean begun;

    ConnectionDraining(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
    }

    /** HTTP/2 knows no such header. */
    void complete(RoutingContext context) {
        if (begun && context.request().version() != HttpVersion.HTTP_2) {
            context.response().headers().set("Connection", "close");
            outcomes.drained();
        }
    }
}
