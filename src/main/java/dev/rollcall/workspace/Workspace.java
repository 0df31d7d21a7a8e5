package dev.rollcall.workspace;

import dev.rollcall.user.CustomField;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The workspace's permissions and settings as they were read last.
 *
 * @param defaultPreferences the preferences of whoever has no own ones
 */
public record Workspace(
        Roles roles,
        Settings settings,
        List<CustomField> customFields,
        Map<String, Object> defaultPreferences) {

    public Workspace {
        customFields = List.copyOf(customFields);
    }

    static Workspace of(Roles roles, Settings settings) {
        return new Workspace(
                roles,
                settings,
                CustomFieldDeclarations.parse(settings.text("Accounts_CustomFields", "")),
                Collections.unmodifiableMap(settings.defaultPreferences()));
    }
}
