package dev.rollcall.directory;

import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace;
import io.smallrye.mutiny.Uni;

/** Gives the policy the current rules of the workspace's settings. */
@WorkspaceScoped
public class WorkspaceRuleSource {

    private final LiveWorkspace workspace;

    WorkspaceRuleSource(LiveWorkspace workspace) {
        this.workspace = workspace;
    }

    WorkspaceRules current() {
        return rules(workspace.current());
    }

    /** The current rules, read again first if they are too old. */
    public Uni<WorkspaceRules> fresh() {
        return workspace.fresh().map(WorkspaceRuleSource::rules);
    }

    private static WorkspaceRules rules(Workspace current) {
        return new WorkspaceRules(
                current.customFields(),
                current.settings().text("ABAC_PDP_Type", "").equals("local"));
    }
}
