package dev.rollcall.stub.workspace;

import dev.rollcall.rest.Entrance;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.workspace.LiveWorkspace;
import io.quarkus.arc.Unremovable;

/** The objects of one workspace that the stub itself holds; these hold all the others. */
@WorkspaceScoped
@Unremovable
record StubEntrance(Entrance entrance, LiveWorkspace rights) {}
