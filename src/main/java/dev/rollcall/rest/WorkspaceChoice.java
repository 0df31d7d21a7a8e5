package dev.rollcall.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

/**
 * Knows which workspace a request is for: the service's own, unless the stub has chosen another
 * one. It is made at the first request: its users hold a proxy of it, because the framework makes
 * some of them before the service has started.
 */
@ApplicationScoped
public class WorkspaceChoice {

    private static final String CHOSEN = "rollcall.workspace";

    private final Entrance own;

    WorkspaceChoice(Instance<Entrance> own) {
        this.own = own.get();
    }

    /** Marks a request as one for another workspace than the service's own. */
    public static void choose(RoutingContext context, Entrance other) {
        context.put(CHOSEN, other);
    }

    Entrance of(RoutingContext context) {
        Entrance other = context.get(CHOSEN);
        return other == null ? own : other;
    }
}
