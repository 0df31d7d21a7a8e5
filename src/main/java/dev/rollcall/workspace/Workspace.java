package dev.rollcall.workspace;

import dev.rollcall.user.CustomField;
import java.util.List;

/** One reading of the workspace's permissions and settings. */
public record Workspace(Roles roles, Settings settings, List<CustomField> customFields) {

    public Workspace {
        customFields = List.copyOf(customFields);
    }

    static Workspace of(Roles roles, Settings settings) {
        return new Workspace(
                roles,
                settings,
                CustomFieldDeclarations.parse(settings.text("Accounts_CustomFields", "")));
    }
}
