package dev.rollcall.rest;

import java.util.HashMap;
import java.util.Map;

/**
 * The calls of one endpoint in the current window, by client address. All counts start anew with
 * the next window.
 */
final class CallWindow {

    private final Map<String, Long> calls = new HashMap<>();
    private long endsAt;

    /**
     * Calls of one address.
     *
     * @param calls how many in this window, this one included
     * @param endsAt when the window ends, in milliseconds of the epoch
     */
    record Count(long calls, long endsAt) {}

    /** Counts one call; {@code now} and {@code length} in milliseconds. */
    synchronized Count count(String address, long now, long length) {
        if (now >= endsAt) {
            calls.clear();
            endsAt = now + length;
        }
        return new Count(calls.merge(address, 1L, Long::sum), endsAt);
    }
}
