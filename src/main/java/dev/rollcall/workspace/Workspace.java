package dev.rollcall.workspace;

import dev.rollcall.user.CustomField;
import java.util.List;

/** The workspace's permissions and settings as they were read last. */
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
