package dev.rollcall.rest.failure;

import dev.rollcall.collapse.Collapse;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.rest.error.ErrorTable;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.rest.request.RequestId;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.signal.Outcomes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Logs each 429, each 5xx, each query that took too long and each list that broke off, once and in
 * one line: the request's id, the cause, and the setting that controls it. If there are too many of
 * one kind in a second, the others are only counted. All are counted in the metrics {@code
 * rollcall_failures_total}, {@code rollcall_refusals_total} and {@code
 * rollcall_lists_broken_total}.
 */
@WorkspaceScoped
public class FailureLog {

    private static final Logger LOG = Logger.getLogger(FailureLog.class);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final ErrorTable table;
    private final MeterRegistry metrics;
    private final Outcomes outcomes;
    private final LogBound bound = new LogBound(System::nanoTime);

    public FailureLog(ErrorTable table, MeterRegistry metrics, Outcomes outcomes) {
        this.table = table;
        this.metrics = metrics;
        this.outcomes = outcomes;
    }

    /** Reports the failure of a request, if the service failed or the request was expensive. */
    public void report(RoutingContext context, Throwable failure) {
        Collapse.ofMemory(failure);
        int status = table.answer(failure).status();
        boolean refused = status == TOO_MANY;
        boolean costly = failure instanceof DirectoryFailure.TooSlow;
        if (status < SERVER_ERROR && !costly && !refused) {
            return;
        }
        FailureCause cause = FailureCause.of(failure);
        outcomes.refused(cause.label());
        String operation = Endpoint.operation(context.request().path());
        long number = counted(operation, Integer.toString(status), cause);
        if (!bound.hasRoom(operation + status + cause.label())) {
            return;
        }
        String line =
                "Request %s: %s is answered with %d: %s (number %d of its kind)"
                        .formatted(RequestId.of(context), operation, status, cause.text(), number);
        LOG.log(level(failure, refused), line);
    }

    /** A caller who is refused for asking too much is no trouble of the service. */
    private Logger.Level level(Throwable failure, boolean refused) {
        if (refused) {
            return Logger.Level.INFO;
        }
        return table.isExpected(failure) ? Logger.Level.WARN : Logger.Level.ERROR;
    }

    /** Reports a list that broke off after some of it was sent. */
    public void reportBroken(String requestId, long rows, Throwable failure) {
        Collapse.ofMemory(failure);
        FailureCause cause = FailureCause.of(failure);
        outcomes.broken(cause.label());
        String operation = Endpoint.USERS_LIST.operation();
        long number = counted(operation, "broken", cause);
        if (!bound.hasRoom("broken" + cause.label())) {
            return;
        }
        String line =
                "Request %s: %s broke off after %d rows: %s (number %d of its kind)"
                        .formatted(requestId, operation, rows, cause.text(), number);
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

    /**
     * Bounds the lines that each kind of failure logs, so that a flood of refused requests does not
     * flood the log. Anybody can send such a flood without a login. The number in the next line
     * shows how many were left out.
     */
    static final class LogBound {

        /** How many lines of one kind are logged in a second. */
        static final int LINES = 20;

        private static final long LENGTH = TimeUnit.SECONDS.toNanos(1);

        private final LongSupplier nanos;
        private final Map<String, Window> windows = new ConcurrentHashMap<>();

        /** A second, and how many lines there were in it. */
        private record Window(long begun, int lines) {}

        LogBound(LongSupplier nanos) {
            this.nanos = nanos;
        }

        /**
         * Whether one more line of this kind may be logged.
         *
         * @param kind a known word: each one is kept
         */
        boolean hasRoom(String kind) {
            long now = nanos.getAsLong();
            return windows.merge(
                                    kind,
                                    new Window(now, 1),
                                    (known, fresh) ->
                                            now - known.begun() >= LENGTH
                                                    ? fresh
                                                    : new Window(known.begun(), known.lines() + 1))
                            .lines()
                    <= LINES;
        }
    }
}
