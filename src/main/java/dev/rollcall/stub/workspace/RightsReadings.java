package dev.rollcall.stub.workspace;

import dev.rollcall.workspace.LiveWorkspace;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The readings of rights of all workspaces. A container reports its end only to the objects of the
 * service's own workspace. The readings of the others would go on without the objects that they
 * need, and each would log that it failed.
 */
final class RightsReadings {

    private final Set<LiveWorkspace> running = new LinkedHashSet<>();
    private boolean stopped;

    /** Begins to read, if the process does not end. */
    synchronized void begin(LiveWorkspace rights) {
        if (stopped) {
            throw new IllegalStateException("The stub ends");
        }
        running.add(rights);
        rights.begin();
    }

    synchronized void end(LiveWorkspace rights) {
        running.remove(rights);
        rights.end();
    }

    synchronized void stop() {
        stopped = true;
        running.forEach(LiveWorkspace::end);
        running.clear();
    }
}
