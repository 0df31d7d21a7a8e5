package dev.rollcall.workspace;

import dev.rollcall.caller.Permission;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The workspace's permissions and settings as they were read last.
 *
 * @param rules the settings that decide about fields, for the visibility policy
 * @param defaultPreferences the preferences of users without preferences of their own
 */
public record Workspace(
        Roles roles,
        Settings settings,
        WorkspaceRules rules,
        Map<String, Object> defaultPreferences) {

    static Workspace of(Roles roles, Settings settings) {
        return new Workspace(
                roles,
                settings,
                new WorkspaceRules(
                        CustomFieldDeclarations.parse(settings.text("Accounts_CustomFields", "")),
                        settings.text("ABAC_PDP_Type", "").equals("local")),
                Collections.unmodifiableMap(settings.defaultPreferences()));
    }

    /**
     * The permissions of roles: a caller has a permission if it is stored with one of the caller's
     * roles. Roles inside a room do not count, and a role needs no document of its own.
     *
     * <p>A licensed workspace limits guests to a few permissions, whatever their other roles grant. The
     * database does not show whether it is licensed, so that is a setting of this service.
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
}
