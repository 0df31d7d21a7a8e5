package dev.rollcall.visibility;

import dev.rollcall.user.CustomField;
import java.util.List;

/**
 * The workspace's settings that the policy depends on.
 *
 * @param customFields the declared custom fields
 * @param attributesDecidedLocally whether the workspace itself decides access by attributes
 */
public record WorkspaceRules(List<CustomField> customFields, boolean attributesDecidedLocally) {

    public WorkspaceRules {
        customFields = List.copyOf(customFields);
    }
}
