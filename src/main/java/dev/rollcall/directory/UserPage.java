package dev.rollcall.directory;

import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A part of the list of users.
 *
 * @param users as fast as they are asked for; cancelling ends the reading
 * @param cost what the part may cost the database
 * @param total how many there are, whatever the part; counted beside the reading
 */
public record UserPage(Multi<VisibleUser> users, Cost cost, long offset, Uni<Long> total) {

    /** What a part of the list may cost the database. */
    public enum Cost {
        /** A page that an index serves. */
        LOW,
        /** A page that no index serves: every user may be read for it. */
        HIGH,
        /** A list without a size that the request or the workspace gives. */
        UNBOUNDED
    }
}
