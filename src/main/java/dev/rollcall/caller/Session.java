package dev.rollcall.caller;

import dev.rollcall.user.StoredUser;
import java.util.Optional;
import java.util.Set;

/**
 * One authenticated request: the caller, the permissions held at this moment, and what was read of
 * the caller's own record along with the authentication.
 */
public record Session(Caller caller, Set<Permission> permissions, Optional<StoredUser> own) {

    public Session {
        permissions = Set.copyOf(permissions);
    }
}
