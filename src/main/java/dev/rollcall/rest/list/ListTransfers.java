package dev.rollcall.rest.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.rest.connection.StalledConnection;
import dev.rollcall.rest.failure.FailureLog;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Starts transfers of lists. It is not part of the writer, because the framework creates writers
 * before the service has started.
 */
@WorkspaceScoped
public class ListTransfers {

    private final JsonFactory json;
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
        this.json = json.getFactory();
        this.vertx = vertx;
        this.configuration = configuration;
        this.readAhead = readAhead;
        this.log = log;
    }

    /**
     * Sends the list.
     *
     * @param finished receives the failure to answer the request with, if nothing of the list was
     *     sent
     */
    public void start(
            UserListBody body,
            ServerHttpResponse response,
            HttpConnection connection,
            Consumer<Optional<Throwable>> finished) {
        Context own = vertx.getOrCreateContext();
        new ListTransfer(
                        body,
                        json,
                        response,
                        ListLimits.of(configuration, body.terms().bounded()),
                        readAhead,
                        new ListTransfer.Outcome(
                                finished, log, () -> StalledConnection.is(connection)))
                .start(vertx, step -> own.runOnContext(ignored -> step.run()));
    }
}
