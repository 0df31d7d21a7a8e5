package dev.rollcall.workspace;

import dev.rollcall.caller.Permission;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
     * <p>A licensed workspace limits guests to a few permissions, whatever their other roles grant.
     * The database does not show whether it is licensed, so that is a setting of this service.
     */
    public record Roles(Map<Permission, Set<String>> byPermission, boolean guestsRestricted) {

        private static final String GUEST = "guest";
        private static final Set<Permission> OPEN_TO_GUESTS =
                EnumSet.of(Permission.VIEW_DIRECT_ROOMS);

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

    /**
     * The values of the workspace's settings that this service uses, each read with its expected
     * type.
     */
    public record Settings(Map<String, Object> values) {

        /** Prefix of the default preferences of all users. */
        public static final String DEFAULT_PREFERENCES = "Accounts_Default_User_Preferences_";

        /** The settings that are read besides the default preferences. */
        public static final Set<String> NAMES =
                Set.of(
                        "Site_Url",
                        "Accounts_CustomFields",
                        "API_Upper_Count_Limit",
                        "API_Default_Count",
                        "API_Allow_Infinite_Count",
                        "API_Apply_permission_view-outside-room_on_users-list",
                        "API_Enable_CORS",
                        "API_CORS_Origin",
                        "API_Enable_Rate_Limiter",
                        "API_Enable_Rate_Limiter_Limit_Calls_Default",
                        "API_Enable_Rate_Limiter_Limit_Time_Default",
                        "ABAC_PDP_Type",
                        "Outlook_Calendar_Enabled",
                        "Outlook_Calendar_Exchange_Url",
                        "Outlook_Calendar_Outlook_Url",
                        "Outlook_Calendar_Url_Mapping",
                        "Iframe_Restrict_Access",
                        "Iframe_X_Frame_Options",
                        "Enable_CSP");

        public Settings {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public boolean flag(String name, boolean otherwise) {
            return typed(name, Boolean.class).orElse(otherwise);
        }

        public String text(String name, String otherwise) {
            return typed(name, String.class).orElse(otherwise);
        }

        /** A whole number; the integer part of a fraction, and at most the largest number. */
        public long number(String name, long otherwise) {
            return typed(name, Number.class).map(Settings::whole).orElse(otherwise);
        }

        /** A large decimal number would keep its lowest digits only, and those may be zero. */
        private static long whole(Number number) {
            return number instanceof Long exact ? exact : (long) number.doubleValue();
        }

        /** The default preferences, by their own names. */
        public Map<String, Object> defaultPreferences() {
            Map<String, Object> preferences = new LinkedHashMap<>();
            values.forEach(
                    (name, value) -> {
                        if (name.startsWith(DEFAULT_PREFERENCES)) {
                            preferences.put(name.substring(DEFAULT_PREFERENCES.length()), value);
                        }
                    });
            return preferences;
        }

        private <T> Optional<T> typed(String name, Class<T> type) {
            return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
        }
    }
}
