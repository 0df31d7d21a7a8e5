package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rollcall.RollcallConfiguration;
import dev.rollcall.api.model.ListedUser;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Starts transfers of lists. Apart from the writer because the framework makes writers before the
 * service has started.
 */
@ApplicationScoped
class ListTransfers {

    private final ObjectWriter rowWriter;
    private final Vertx vertx;
    private final RollcallConfiguration.Limits limits;

    ListTransfers(ObjectMapper json, Vertx vertx, RollcallConfiguration configuration) {
        this.rowWriter = json.writerFor(ListedUser.class);
        this.vertx = vertx;
        this.limits = configuration.limits();
    }

    void start(UserListBody body, ServerHttpResponse response, Runnable finished) {
        new ListTransfer(body, rowWriter, response, finished)
                .start(vertx, limits.stalledReader(), limits.command());
    }
}
