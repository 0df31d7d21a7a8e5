package dev.rollcall.mongo;

import dev.rollcall.scope.WorkspaceScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what one batch of a list holds in memory: the larger the users are that were seen lately,
 * the fewer are asked for at once. The server knows no bound in bytes below sixteen megabytes.
 */
@WorkspaceScoped
class RowSizes {

    /** Few enough to hold, enough that a long list does not ask for each row. */
    static final int MOST_ROWS = 256;

    /** How many rows a list without bound begins with, before anything is known of their size. */
    static final int FIRST_ROWS = 16;

    private static final long BATCH_BYTES = 1024 * 1024;

    /** What was large is forgotten after some thousand rows that are not. */
    private static final int FORGETTING = 1_000;

    private final AtomicLong largest = new AtomicLong(1);

    void saw(int bytes) {
        largest.updateAndGet(known -> Math.max(Math.max(bytes, 1), known - known / FORGETTING));
    }

    /** How many rows to ask for at once. */
    int batch() {
        return (int) Math.max(1, Math.min(MOST_ROWS, BATCH_BYTES / largest.get()));
    }
}
