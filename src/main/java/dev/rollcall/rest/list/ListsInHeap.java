package dev.rollcall.rest.list;

/**
 * How many lists may begin at once, so that their first batches fit into the heap. The size of a
 * batch is known only after it has come, and the rows of other lists say nothing about it: a small
 * user may be followed by large ones.
 */
final class ListsInHeap {

    /**
     * The memory that one list may need: the largest batch that the server sends, of sixteen
     * megabytes, raw and decoded.
     */
    private static final long OF_A_LIST = 64L * 1024 * 1024;

    /**
     * The memory that the rooms of one user may need, read and rendered: there can be ten thousand.
     */
    private static final long OF_ROOMS = 16L * 1024 * 1024;

    private final long heap;

    ListsInHeap(long heap) {
        this.heap = heap;
    }

    /** How many lists may begin at once; at least one. */
    int number() {
        return number(OF_A_LIST);
    }

    /** How many requests may read the rooms of a user at once; at least one. */
    int numberOfRooms() {
        return number(OF_ROOMS);
    }

    private int number(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, heap / bytes));
    }
}
