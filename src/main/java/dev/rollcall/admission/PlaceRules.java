package dev.rollcall.admission;

import java.time.Duration;

/**
 * How many places there are, and how long to wait for one.
 *
 * @param all how many places all hold together
 * @param each how many of them one holds at most
 * @param waiting how many wait at most; beyond that, the one who waits longest is refused
 * @param patience how long one waits before being refused
 * @param newestFirst whether the latest to come is next. Under a flood that answers some in time,
 *     where the other order answers all too late.
 */
public record PlaceRules(int all, int each, int waiting, Duration patience, boolean newestFirst) {

    /** Places that nobody waits for: there is one or there is none. */
    public static PlaceRules withoutWaiting(int all, int each) {
        return new PlaceRules(all, each, 0, Duration.ZERO, false);
    }

    /** Places that are waited for in the order of coming. */
    public static PlaceRules inTurn(int all, int each, int waiting, Duration patience) {
        return new PlaceRules(all, each, waiting, patience, false);
    }
}
