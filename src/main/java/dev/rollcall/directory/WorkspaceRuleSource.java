package dev.rollcall.directory;

import dev.rollcall.visibility.WorkspaceRules;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the policy what the workspace's settings say at this moment. */
@ApplicationScoped
class WorkspaceRuleSource {

    private final LiveWorkspace workspace;

    WorkspaceRuleSource(LiveWorkspace workspace) {
        this.workspace = workspace;
    }

    WorkspaceRules current() {
        Workspace current = workspace.current();
        return new WorkspaceRules(
                current.customFields(),
                current.settings().text("ABAC_PDP_Type", "").equals("local"));
    }
}
