package dev.rollcall.rest;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.directory.UserPage;
import dev.rollcall.rest.error.RequestFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits how many lists without bound are sent at once, since each may take the database for
 * minutes.
 */
@ApplicationScoped
class UnboundedLists {

    private final Semaphore places;

    UnboundedLists(RollcallConfiguration configuration) {
        this.places = new Semaphore(configuration.limits().unboundedLists());
    }

    /**
     * The same page, which takes a place until it has been read or given up.
     *
     * @throws RequestFailure.TooManyLists if it has no bound and there is no place left
     */
    UserPage counted(UserPage page) {
        if (page.bounded()) {
            return page;
        }
        if (!places.tryAcquire()) {
            throw new RequestFailure.TooManyLists();
        }
        AtomicBoolean released = new AtomicBoolean();
        return new UserPage(
                page.users()
                        .onTermination()
                        .invoke(
                                () -> {
                                    if (released.compareAndSet(false, true)) {
                                        places.release();
                                    }
                                }),
                page.bounded(),
                page.offset(),
                page.total());
    }
}
