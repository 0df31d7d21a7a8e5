package dev.rollcall.mongo;

import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserFilter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The commands of which a list is made. */
interface UserReading {

    /** One part of the users, as fast as they are asked for. */
    Multi<StoredUser> read(UserPart part, Projection projection);

    /** How many users the filter admits. */
    Uni<UserCount> count(UserFilter filter);
}
