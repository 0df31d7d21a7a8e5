package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rollcall.RollcallConfiguration;
import dev.rollcall.api.model.ListedUser;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Starts transfers of lists. Apart from the writer because the framework makes writers before the
 * service has started.
 */
@ApplicationScoped
class ListTransfers {

    private final ObjectWriter rowWriter;
    private final Vertx vertx;
    private final Duration longestStall;

    ListTransfers(ObjectMapper json, Vertx vertx, RollcallConfiguration configuration) {
        this.rowWriter = json.writerFor(ListedUser.class);
        this.vertx = vertx;
        this.longestStall = configuration.limits().stalledReader();
    }

    void start(UserListBody body, ServerHttpResponse response, Runnable finished) {
        new ListTransfer(body, rowWriter, response, finished).start(vertx, longestStall);
    }
}
