package dev.rollcall.visibility;

import dev.rollcall.user.CustomField;
import java.util.List;

/**
 * What the workspace's settings have to say to the policy.
 *
 * @param customFields the declared custom fields
 * @param attributesDecidedLocally whether the workspace itself decides access by attributes
 */
public record WorkspaceRules(List<CustomField> customFields, boolean attributesDecidedLocally) {

    public WorkspaceRules {
        customFields = List.copyOf(customFields);
    }
}
