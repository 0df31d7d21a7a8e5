package dev.rollcall.directory;

import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A part of the list of users.
 *
 * @param users read on demand; cancelling ends the reading
 * @param cost the cost that reading this part may have for the database
 * @param total the number of all matching users, counted in parallel
 */
public record UserPage(Multi<VisibleUser> users, Cost cost, long offset, Uni<Long> total) {

    /** The cost that reading a part of the list may have for the database. */
    public enum Cost {
        /** A page that an index serves. */
        LOW,
        /** A page that no index serves: the database may read every user for it. */
        HIGH,
        /** A list whose size neither the request nor the workspace limits. */
        UNBOUNDED
    }
}
