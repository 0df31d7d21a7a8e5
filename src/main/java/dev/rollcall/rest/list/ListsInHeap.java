package dev.rollcall.rest.list;

import java.util.OptionalLong;

/**
 * How many lists may begin at once, so that their first batches fit into the heap. The size of a
 * batch is known only after it has come, so it is estimated from the rows of earlier lists.
 */
final class ListsInHeap {

    /**
     * What one list may need before the size of any user is known: a batch of the sixteen megabytes
     * that the server sends at most, raw and decoded.
     */
    private static final long MOST = 64L * 1024 * 1024;

    /** What one list needs at least, so that a few larger users do not fill the heap. */
    private static final long LEAST = MOST / 4;

    /** A batch is in memory as bytes, as values and as rows. */
    private static final long COPIES = 4;

    private final long heap;

    ListsInHeap(long heap) {
        this.heap = heap;
    }

    /**
     * How many lists may begin at once.
     *
     * @param batch the bytes of a batch of recent rows, if any row is known
     */
    int number(OptionalLong batch) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, heap / ofOne(batch)));
    }

    private static long ofOne(OptionalLong batch) {
        return batch.isEmpty() ? MOST : Math.max(LEAST, Math.min(MOST, batch.getAsLong() * COPIES));
    }
}
