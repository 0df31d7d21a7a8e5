package dev.rollcall.workspace;

import dev.rollcall.caller.Permission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which permissions roles bring: one that is stored with at least one of the caller's roles. Roles
 * inside a room count for nothing here, and a role needs no document of its own.
 *
 * <p>A licensed workspace holds guests to a few permissions, whatever their other roles bring.
 * Whether it is licensed cannot be seen from the database, so that is a setting of this service.
 */
public record Roles(Map<Permission, Set<String>> byPermission, boolean guestsRestricted) {

    private static final String GUEST = "guest";
    private static final Set<Permission> OPEN_TO_GUESTS = EnumSet.of(Permission.VIEW_DIRECT_ROOMS);

    public Roles {
        byPermission = Map.copyOf(byPermission);
    }

    public Set<Permission> permissions(Set<String> roles) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        byPermission.forEach(
                (permission, holders) -> {
                    if (!Collections.disjoint(holders, roles)) {
                        held.add(permission);
                    }
                });
        if (guestsRestricted && roles.contains(GUEST)) {
            held.retainAll(OPEN_TO_GUESTS);
        }
        return held;
    }
}
