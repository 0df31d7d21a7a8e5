package dev.rollcall.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts calls by client address within a time window. All counts restart with the next window. The
 * clock is monotonic, and each call passes the current length of the window, so that a changed
 * length applies at once.
 *
 * <p>Memory is bounded: a new address replaces the one that has not called for the longest time, if
 * too many are counted.
 */
final class CallWindow {

    private final Map<String, Long> calls;
    private long beganAt;
    private boolean began;

    CallWindow(int mostAddresses) {
        this.calls = new RecentlyCalled(mostAddresses);
    }

    /**
     * Calls of one address.
     *
     * @param calls how many in this window, this one included
     * @param left the rest of the window, in milliseconds
     */
    record Count(long calls, long left) {}

    /** Counts one call; {@code now} and {@code length} in milliseconds. */
    synchronized Count count(String address, long now, long length) {
        if (!began || now - beganAt >= length) {
            calls.clear();
            beganAt = now;
            began = true;
        }
        return new Count(
                calls.merge(address, 1L, Long::sum), Math.max(0, length - (now - beganAt)));
    }

    private static final class RecentlyCalled extends LinkedHashMap<String, Long> {

        private static final long serialVersionUID = 1L;
        private static final int FEW = 16;
        private static final float LOAD = 0.75f;

        private final int most;

        RecentlyCalled(int most) {
            super(FEW, LOAD, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > most;
        }
    }
}
