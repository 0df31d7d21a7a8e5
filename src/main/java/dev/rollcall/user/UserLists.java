package dev.rollcall.user;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Lists of the workspace's users, read only. Each method fails with {@link
 * StoreUnavailableException} if the workspace's database does not answer.
 */
public interface UserLists {

    /** A part of the users, read on demand; cancelling ends the reading. */
    Multi<StoredUser> list(UserQuery query, Projection projection);

    /**
     * Whether an index serves the list. If none does, the database may have to read every user even
     * for a short page.
     */
    boolean isServedByIndex(UserQuery query);

    /** The number of users that match the filter; not counted again for each page. */
    Uni<Long> count(UserFilter filter);

    /** How many lists the database connections can read at once, so that none waits for another. */
    interface ListCapacity {

        int lists();
    }
}
