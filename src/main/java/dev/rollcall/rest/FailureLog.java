package dev.rollcall.rest;

import dev.rollcall.rest.error.ErrorTable;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Logs what a request failed with, by the request's id: the unexpected with its stack trace, the
 * expected in one line. Messages of other libraries are left out, since they can repeat what a
 * caller sent.
 */
@Singleton
final class FailureLog {

    private static final Logger LOG = Logger.getLogger(FailureLog.class);

    private final ErrorTable table;

    FailureLog(ErrorTable table) {
        this.table = table;
    }

    void tell(RoutingContext context, Throwable failure) {
        if (!table.isExpected(failure)) {
            LOG.errorf(
                    FailureWithoutMessage.of(failure), "Request %s failed", RequestId.of(context));
        } else if (failure.getCause() != null) {
            LOG.warnf(
                    "Request %s: %s (%s)",
                    RequestId.of(context),
                    failure.getMessage(),
                    failure.getCause().getClass().getSimpleName());
        }
    }
}
