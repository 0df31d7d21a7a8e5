package dev.rollcall.rest.answer;

import dev.rollcall.signal.Outcomes;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Makes clients open another connection for their next request while the service is stopping but
 * still serves. A load balancer moves new connections only, and after the delay the framework
 * refuses requests on kept ones.
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

    /** HTTP/2 has no such header. */
    void complete(RoutingContext context) {
        if (begun && context.request().version() != HttpVersion.HTTP_2) {
            context.response().headers().set("Connection", "close");
            outcomes.drained();
        }
    }
}
