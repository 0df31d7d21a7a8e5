package dev.rollcall.mongo.connection;

import com.mongodb.MongoException;
import dev.rollcall.collapse.Collapse;
import dev.rollcall.signal.FailureTrace;
import dev.rollcall.user.StoreUnavailableException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * Logs failures that no subscriber receives. If two reads fail together, nobody receives the second
 * failure, which is harmless; any other is a bug of this service. Mutiny would print their
 * messages, which contain the database's address.
 */
@Singleton
final class UnobservedFailures {

    private static final Logger LOG = Logger.getLogger(UnobservedFailures.class);

    /** The failures that a broken database or a disconnected caller leaves behind. */
    private static final List<Class<? extends Throwable>> HARMLESS =
            List.of(
                    StoreUnavailableException.class,
                    MongoException.class,
                    TimeoutException.class,
                    CancellationException.class);

    void report(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Infrastructure.setDroppedExceptionHandler(UnobservedFailures::report);
    }

    static void report(Throwable failure) {
        Collapse.ofMemory(failure);
        if (isHarmless(failure)) {
            LOG.debugf("Dropped: %s", failure.getClass().getName());
        } else {
            LOG.errorf("A failure that nobody waited for: %s", FailureTrace.of(failure));
        }
    }

    private static boolean isHarmless(Throwable failure) {
        return HARMLESS.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
