package dev.rollcall.caller;

import dev.rollcall.user.StoredUser;
import dev.rollcall.user.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One authenticated request: the caller, the permissions held at this moment, and what was read of
 * the caller's own record along with the authentication.
 */
public record Session(
        Caller caller,
        Set<Permission> permissions,
        Optional<StoredUser> own,
        Optional<List<Subscription>> ownRooms) {

    public Session {
        permissions = Set.copyOf(permissions);
    }

    /** The same session with the caller's own rooms. */
    public Session withOwnRooms(List<Subscription> rooms) {
        return new Session(caller, permissions, own, Optional.of(rooms));
    }
}
