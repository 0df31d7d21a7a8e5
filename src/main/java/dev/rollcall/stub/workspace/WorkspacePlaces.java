package dev.rollcall.stub.workspace;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds the workspaces of a stub: their number, and the memory that they are expected to hold
 * together. A number alone would not do, because one with a thousand users holds as much as thirty
 * small ones.
 */
final class WorkspacePlaces {

    /** The part of the heap that they may hold: half. */
    private static final long PART = 2;

    /** The objects of a workspace, whatever its contents are. */
    private static final long OF_EACH = 64L * 1024;

    /** The contents are held for a reset, and in the database. */
    private static final long COPIES = 2;

    private final int most;
    private final long memory;
    private final Map<String, Long> taken = new HashMap<>();
    private long held;

    /**
     * @param heap the memory of the process, in bytes
     */
    WorkspacePlaces(int most, long heap) {
        this.most = most;
        this.memory = heap / PART;
    }

    /** Takes a place for contents of this size; false if there is none. */
    synchronized boolean take(String id, long contents) {
        long more = OF_EACH + COPIES * contents;
        if (areAllTaken() || held + more > memory) {
            return false;
        }
        taken.put(id, more);
        held += more;
        return true;
    }

    synchronized void leave(String id) {
        held -= taken.remove(id);
    }

    /** Whether no further workspace has a place, however small it is. */
    synchronized boolean areAllTaken() {
        return taken.size() >= most;
    }
}
