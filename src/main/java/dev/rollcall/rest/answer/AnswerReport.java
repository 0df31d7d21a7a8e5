package dev.rollcall.rest.answer;

import dev.rollcall.caller.Credentials;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.rest.request.OfferedCredentials;
import dev.rollcall.rest.request.RequestId;
import dev.rollcall.rest.request.RequestId.TraceParent;
import dev.rollcall.signal.AccessLog;
import dev.rollcall.signal.AccessLog.AccessLine;
import dev.rollcall.signal.RequestName;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts the id of a request into each of its log lines and, if an operator wants that, writes its
 * line of the access log.
 */
@ApplicationScoped
public class AnswerReport {

    private static final String ROWS = "rollcall.rows";

    private final AccessLog log;
    private final Dialect dialect;

    AnswerReport(AccessLog log, Dialect dialect) {
        this.log = log;
        this.dialect = dialect;
    }

    public void begin(RoutingContext context) {
        long begun = System.nanoTime();
        Optional<String> trace =
                TraceParent.traceId(
                        Optional.ofNullable(context.request().getHeader(TraceParent.HEADER)));
        RequestName.begin(RequestId.of(context), trace);
        if (log.isWanted()) {
            context.addEndHandler(
                    ended -> log.write(line(context, trace, begun, ended.succeeded())));
        }
    }

    /** Keeps the number of rows of a list for its line in the access log. */
    public static void rows(RoutingContext context, long rows) {
        context.put(ROWS, rows);
    }

    private AccessLine line(
            RoutingContext context, Optional<String> trace, long begun, boolean whole) {
        Long rows = context.get(ROWS);
        return new AccessLine(
                Instant.now(),
                RequestId.of(context),
                trace,
                Endpoint.operation(context.request().path()),
                context.response().getStatusCode(),
                Duration.ofNanos(System.nanoTime() - begun),
                context.response().bytesWritten(),
                rows == null ? OptionalLong.empty() : OptionalLong.of(rows),
                kind(OfferedCredentials.of(context.request())),
                dialect.id(),
                whole);
    }

    private static String kind(Credentials offered) {
        if (offered instanceof Credentials.TokenPair) {
            return "login";
        }
        return offered instanceof Credentials.Bearer ? "bearer" : "none";
    }
}
