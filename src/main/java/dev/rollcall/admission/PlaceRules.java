package dev.rollcall.admission;

import java.time.Duration;

/**
 * How many places there are, and how long a caller waits for one.
 *
 * @param all how many places all callers hold together
 * @param each how many of them one caller holds at most
 * @param waiting how many turns wait at most; if one more comes, the caller with the most waiting
 *     loses one
 * @param patience how long one waits before it is refused
 * @param newestFirst whether the newest one that waits is next, among callers with equal rights to
 *     the place. Under a flood this answers some in time; the other order answers all of them too
 *     late.
 * @param keptUntilDone whether work that is given up keeps its place until it has ended. The
 *     database goes on with a command whose client has gone, so a client that resets its requests
 *     could have more commands running than it has places.
 */
public record PlaceRules(
        int all,
        int each,
        int waiting,
        Duration patience,
        boolean newestFirst,
        boolean keptUntilDone) {

    /** Places without waiting: a caller gets one at once or is refused. */
    public static PlaceRules withoutWaiting(int all, int each) {
        return new PlaceRules(all, each, 0, Duration.ZERO, false, false);
    }

    /** Places that callers get in rounds, each one's turns in the order of arrival. */
    public static PlaceRules inTurn(int all, int each, int waiting, Duration patience) {
        return new PlaceRules(all, each, waiting, patience, false, false);
    }

    /** Places of which a caller who came last gets the next. */
    public static PlaceRules newestFirst(int all, int each, int waiting, Duration patience) {
        return new PlaceRules(all, each, waiting, patience, true, false);
    }

    /** The same places, kept until the work has ended although it was given up. */
    public PlaceRules untilDone() {
        return new PlaceRules(all, each, waiting, patience, newestFirst, true);
    }
}
