package dev.rollcall.user;

import dev.rollcall.user.FieldType.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The users of the workspace, read only. If the workspace's database does not answer, what reads it
 * fails with {@link StoreUnavailableException}. If a method gets a projection, it fetches exactly
 * that.
 */
public interface UserStore {

    /** The user whose stored key equals the given one. */
    Uni<Optional<StoredUser>> find(UserKey key, Projection projection);

    /** How many single users the memory can hold while they are read, as large as they are. */
    interface LookUpCapacity {

        /**
         * Whether one more user may be read.
         *
         * @param others how many are being read
         */
        boolean mayReadUser(int others);

        /** Whether the rooms of one more user may be read. */
        boolean mayReadRooms(int others);
    }

    /** The rooms of users, which are stored apart from the users. */
    interface Rooms {

        /**
         * The rooms of a user, by type and then by name in binary order, without those that banned
         * the user.
         */
        Uni<List<Subscription>> subscriptions(String userId);
    }

    /** Lists of users. */
    interface UserLists {

        /** A part of the users, read on demand; cancelling ends the reading. */
        Multi<StoredUser> list(UserQuery query, Projection projection);

        /**
         * Whether an index serves the list. If none does, the database may have to read every user
         * even for a short page.
         */
        boolean isServedByIndex(UserQuery query);

        /** The number of users that match the filter; not counted again for each page. */
        Uni<Long> count(UserFilter filter);

        /**
         * How many lists the database connections can read at once, so that none waits for another.
         */
        interface ListCapacity {

            int lists();
        }
    }
}
