package dev.rollcall.workspace;

import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.Collections;
import java.util.Map;

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
}
