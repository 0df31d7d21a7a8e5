package dev.rollcall.rest.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.rest.connection.UnsentAnswers;
import dev.rollcall.rest.failure.FailureLog;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
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
    private final FailureLog log;

    ListTransfers(
            ObjectMapper json, Vertx vertx, RollcallConfiguration configuration, FailureLog log) {
        this.json = json.getFactory();
        this.vertx = vertx;
        this.configuration = configuration;
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
                        new ListTransfer.Outcome(
                                finished, log, () -> UnsentAnswers.haveStalled(connection)))
                .start(vertx, step -> own.runOnContext(ignored -> step.run()));
    }

    /**
     * The times that a running list may wait for its reader and for the database.
     *
     * @param stalledReader how long a reader may take nothing
     * @param slowestReader how many bytes per second a reader has to take beyond that time
     * @param silentDatabase how long the database may return nothing
     * @param silence the failure that is reported for such a database
     * @param judging the time between two checks of the caller's rights
     * @param oldestRights how long a list goes on if its caller's rights cannot be checked
     */
    record ListLimits(
            Duration stalledReader,
            int slowestReader,
            Duration silentDatabase,
            UnavailableReason silence,
            Duration judging,
            Duration oldestRights) {

        private static final Duration JUDGING = Duration.ofSeconds(1);

        static ListLimits of(RollcallConfiguration configuration, boolean bounded) {
            RollcallConfiguration.Limits limits = configuration.limits();
            return new ListLimits(
                    limits.stalledReader(),
                    limits.slowestReader(),
                    bounded ? limits.command() : limits.unboundedList(),
                    bounded ? UnavailableReason.SILENT_PAGE : UnavailableReason.SILENT_LIST,
                    JUDGING,
                    configuration.rightsMaxAge());
        }

        /** How long a reader of so many bytes may have kept the list waiting in total. */
        long mostNanosOfReader(long bytes) {
            return stalledReader.toNanos()
                    + (long) (bytes * (double) Duration.ofSeconds(1).toNanos() / slowestReader);
        }
    }
}
