package dev.rollcall.rest;

import dev.rollcall.directory.DirectoryFailure;
import dev.rollcall.rest.error.ErrorTable;
import dev.rollcall.scope.WorkspaceScoped;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * Logs each answer of the kind 5xx and each list that broke off, once and in one line: by the
 * request's id, with the cause and the setting that rules it. Counts them in the metric {@code
 * rollcall_failures_total}.
 */
@WorkspaceScoped
class FailureLog {

    private static final Logger LOG = Logger.getLogger(FailureLog.class);
    private static final int SERVER_ERROR = 500;

    private final ErrorTable table;
    private final MeterRegistry metrics;

    FailureLog(ErrorTable table, MeterRegistry metrics) {
        this.table = table;
        this.metrics = metrics;
    }

    /**
     * Reports what a request is refused with, if it is the service's failure or costs it dearly.
     */
    void report(RoutingContext context, Throwable failure) {
        int status = table.answer(failure).status();
        boolean costly = failure instanceof DirectoryFailure.TooSlow;
        if (status < SERVER_ERROR && !costly) {
            return;
        }
        FailureCause cause = FailureCause.of(failure);
        String operation = Endpoint.operation(context.request().path());
        String line =
                "Request %s: %s is answered with %d: %s (number %d of its kind)"
                        .formatted(
                                RequestId.of(context),
                                operation,
                                status,
                                cause.text(),
                                counted(operation, Integer.toString(status), cause));
        LOG.log(table.isExpected(failure) ? Logger.Level.WARN : Logger.Level.ERROR, line);
    }

    /** Reports a list that ended before its end, after some of it was sent. */
    void reportBroken(String requestId, long rows, Throwable failure) {
        FailureCause cause = FailureCause.of(failure);
        String operation = Endpoint.USERS_LIST.operation();
        String line =
                "Request %s: %s broke off after %d rows: %s (number %d of its kind)"
                        .formatted(
                                requestId,
                                operation,
                                rows,
                                cause.text(),
                                counted(operation, "broken", cause));
        boolean ofTheReader = failure instanceof BrokenListException;
        LOG.log(ofTheReader ? Logger.Level.INFO : Logger.Level.WARN, line);
    }

    private long counted(String operation, String outcome, FailureCause cause) {
        Counter counter =
                metrics.counter(
                        "rollcall.failures",
                        "operation",
                        operation,
                        "outcome",
                        outcome,
                        "cause",
                        cause.kind());
        counter.increment();
        return Math.round(counter.count());
    }
}
