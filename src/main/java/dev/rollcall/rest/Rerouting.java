package dev.rollcall.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets another path answer a request. The router then forgets the headers that the answer has by
 * then; {@code Connection} is kept, since while the service stops the server closes the connection
 * whether the client was told so or not, and a client that was not loses its next request.
 */
@ApplicationScoped
class Rerouting {

    private static final String CONNECTION = "rollcall.connection";
    private static final int BEFORE_ANY_ANSWER = 1000;

    static void to(String path, RoutingContext context) {
        context.put(CONNECTION, context.response().headers().get(HttpHeaders.CONNECTION));
        context.reroute(path);
    }

    /** Filters run again on the new way. */
    void register(@Observes Filters filters) {
        filters.register(Rerouting::restore, BEFORE_ANY_ANSWER);
    }

    private static void restore(RoutingContext context) {
        String connection = context.get(CONNECTION);
        if (connection != null) {
            context.response().putHeader(HttpHeaders.CONNECTION, connection);
        }
        context.next();
    }
}
