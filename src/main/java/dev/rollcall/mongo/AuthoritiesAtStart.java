package dev.rollcall.mongo;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.CreationException;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/**
 * Refuses to start, with one sentence, where the {@code tlsCAFile} of {@code MONGO_URL} cannot be
 * read: the driver asks for it once, when it is made, and never again.
 */
@Singleton
final class AuthoritiesAtStart {

    private final WorkspaceUrl url;

    AuthoritiesAtStart(WorkspaceUrl url) {
        this.url = url;
    }

    /** First of all, before anything asks for the driver. */
    void refuse(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            url.trust();
        } catch (IllegalArgumentException unreadable) {
            // Thrown bare it would end the start but not the process.
            throw new CreationException(
                    new PreventFurtherStepsException(
                            "MONGO_URL: " + unreadable.getMessage() + ".", 1));
        }
    }
}
