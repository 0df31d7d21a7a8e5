package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rollcall.RollcallConfiguration;
import dev.rollcall.api.model.ListedUser;
import dev.rollcall.scope.WorkspaceScoped;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Starts transfers of lists. Apart from the writer because the framework makes writers before the
 * service has started.
 */
@WorkspaceScoped
class ListTransfers {

    private final ObjectWriter rowWriter;
    private final Vertx vertx;
    private final RollcallConfiguration configuration;
    private final ReadAhead readAhead;
    private final FailureLog log;

    ListTransfers(
            ObjectMapper json,
            Vertx vertx,
            RollcallConfiguration configuration,
            ReadAhead readAhead,
            FailureLog log) {
        this.rowWriter = json.writerFor(ListedUser.class);
        this.vertx = vertx;
        this.configuration = configuration;
        this.readAhead = readAhead;
        this.log = log;
    }

    /**
     * Sends the list.
     *
     * @param finished gets the failure that the request is to be answered with, if nothing of the
     *     list was sent
     */
    void start(
            UserListBody body,
            ServerHttpResponse response,
            Consumer<Optional<Throwable>> finished) {
        Context own = vertx.getOrCreateContext();
        new ListTransfer(
                        body,
                        rowWriter,
                        response,
                        ListLimits.of(configuration, body.terms().bounded()),
                        readAhead,
                        new ListTransfer.Outcome(finished, log))
                .start(vertx, step -> own.runOnContext(ignored -> step.run()));
    }
}
