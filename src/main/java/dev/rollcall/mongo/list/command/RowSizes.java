package dev.rollcall.mongo.list.command;

import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.scope.WorkspaceScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of one batch of a list: the larger the recent users were, the fewer are
 * requested at once. The server has no limit in bytes below sixteen megabytes.
 */
@WorkspaceScoped
class RowSizes {

    /** The first batch of an unbounded list, before the size of its rows is known. */
    static final int FIRST_ROWS = 4;

    private static final long BATCH_BYTES = 1024 * 1024;

    /** Each smaller row lowers the remembered size by a thousandth. */
    private static final int FORGETTING = 1_000;

    private final AtomicLong largest = new AtomicLong(1);

    void saw(int bytes) {
        largest.updateAndGet(known -> Math.max(Math.max(bytes, 1), known - known / FORGETTING));
    }

    /** The size of the next batch, in rows. */
    int batch() {
        return (int) Math.max(1, Math.min(ListCommands.LARGEST_BATCH, BATCH_BYTES / largest.get()));
    }
}
