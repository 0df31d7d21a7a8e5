package dev.rollcall.signal;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.impl.btc.BlockedThreadChecker;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Shortens the log of a process that is ending. What was in progress fails then, because the
 * service's objects and the database's connections are gone, and the libraries would log a stack
 * trace for each of thousands of requests. The framework has one handler at the root, so each
 * record passes one filter.
 */
@ApplicationScoped
class LastWords {

    private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;

    void begin(@Observes @Priority(AFTER_ALL_OTHERS) ShutdownEvent event) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(new FewFailures(Optional.ofNullable(handler.getFilter())));
        }
    }

    /** Lets the first failures pass, without their stack traces. */
    static final class FewFailures implements Filter {

        static final int LINES = 20;

        private final Optional<Filter> before;
        private final AtomicInteger failures = new AtomicInteger();

        FewFailures(Optional<Filter> before) {
            this.before = before;
        }

        @Override
        public boolean isLoggable(LogRecord record) {
            if (before.filter(filter -> !filter.isLoggable(record)).isPresent()) {
                return false;
            }
            Throwable thrown = record.getThrown();
            if (thrown == null || isOfBlockedThread(record)) {
                return true;
            }
            record.setThrown(null);
            rename(record, record.getMessage() + " (" + thrown.getClass().getName() + ")");
            return failures.incrementAndGet() <= LINES;
        }

        /** Its stack is all that shows why an end takes long, and there is one each two seconds. */
        private static boolean isOfBlockedThread(LogRecord record) {
            return BlockedThreadChecker.LOGGER_NAME.equals(record.getLoggerName());
        }

        /** A message with places for its values keeps the form of these places. */
        private static void rename(LogRecord record, String message) {
            if (record instanceof ExtLogRecord formatted) {
                formatted.setMessage(message, formatted.getFormatStyle());
            } else {
                record.setMessage(message);
            }
        }
    }
}
