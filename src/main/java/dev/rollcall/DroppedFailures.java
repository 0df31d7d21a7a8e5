package dev.rollcall;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/**
 * Logs a failure that nobody waits for any more, as the second of two reads that fail together, by
 * its kind alone: the library would print its message and stack, which hold the database's address.
 */
@Singleton
final class DroppedFailures {

    private static final Logger LOG = Logger.getLogger(DroppedFailures.class);

    void nameTheirKindOnly(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Infrastructure.setDroppedExceptionHandler(
                failure -> LOG.debugf("Dropped: %s", failure.getClass().getName()));
    }
}
