package dev.rollcall.caller;

import dev.rollcall.user.StoredUser;
import java.util.Optional;
import java.util.Set;

/**
 * One authenticated request: the caller, the caller's current permissions, and the fields of the
 * caller's own record that the authentication read.
 */
public record Session(Caller caller, Set<Permission> permissions, Optional<StoredUser> own) {

    public Session {
        permissions = Set.copyOf(permissions);
    }
}
