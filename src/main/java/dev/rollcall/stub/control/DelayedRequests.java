package dev.rollcall.stub.control;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets requests wait, for minutes if a consumer wants it. A request whose client has gone waits no
 * longer, so the connections and their streams bound how many wait. The stop of the stub ends every
 * wait: it would otherwise last until the framework gives up.
 */
@ApplicationScoped
class DelayedRequests {

    private final Vertx vertx;
    private final Set<Delayed> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    DelayedRequests(Vertx vertx) {
        this.vertx = vertx;
    }

    private record Delayed(Context loop, Runnable action) {}

    /** Runs the action after this time, unless the client has gone. */
    void delay(RoutingContext request, Duration time, Runnable action) {
        Delayed delayed = new Delayed(vertx.getOrCreateContext(), action);
        waiting.add(delayed);
        long timer = vertx.setTimer(time.toMillis(), passed -> act(delayed));
        RequestEnd.once(
                request,
                () -> {
                    waiting.remove(delayed);
                    vertx.cancelTimer(timer);
                });
        if (ending) {
            act(delayed);
        }
    }

    private void act(Delayed delayed) {
        if (waiting.remove(delayed)) {
            delayed.action().run();
        }
    }

    void cutShort(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
        waiting.forEach(delayed -> delayed.loop().runOnContext(now -> act(delayed)));
    }
}
