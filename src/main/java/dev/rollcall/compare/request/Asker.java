package dev.rollcall.compare.request;

import dev.rollcall.caller.Permission;
import java.util.Set;

/** A caller of the comparison: somebody with a login token, or nobody. */
public record Asker(String name, String userId, String token, Set<Permission> permissions) {

    /** The caller without credentials: the refusal of a login is compared, too. */
    public static final Asker NOBODY = new Asker("(nobody)", "", "", Set.of());

    public Asker {
        permissions = Set.copyOf(permissions);
    }

    /** Whether the file of callers names this permission for the caller. */
    public boolean holds(String permissionId) {
        return permissions.stream().anyMatch(permission -> permission.id().equals(permissionId));
    }

    /** Leaves out the token, so that no message contains it. */
    @Override
    public String toString() {
        return name;
    }
}
