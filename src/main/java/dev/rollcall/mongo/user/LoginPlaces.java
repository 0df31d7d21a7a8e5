package dev.rollcall.mongo.user;

import dev.rollcall.admission.PlaceRules;
import dev.rollcall.admission.Places;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Places for the look-ups of callers. Strangers, who were not authenticated recently, may be many
 * callers or one with invented tokens, and nobody can tell. So all of them together have the rights
 * of one caller who is known: a flood of wrong tokens waits behind the known ones, and a flood of a
 * known one does not keep new ones out. Of the strangers the newest comes first.
 */
final class LoginPlaces {

    private static final int MOST_WAITING = 2_000;
    private static final String STRANGERS = "";

    private final Places all;
    private final Places strangers;

    /**
     * @param room a further condition for one more look-up, by the number of those that run
     */
    LoginPlaces(int atOnce, Duration patience, IntPredicate room) {
        this.all =
                new Places(
                        PlaceRules.inTurn(atOnce, atOnce, MOST_WAITING, patience).untilDone(),
                        room);
        this.strangers =
                new Places(PlaceRules.newestFirst(atOnce, atOnce, MOST_WAITING, patience), room);
    }

    /**
     * @param who the user if it is known, else what identifies the token
     */
    <T> Uni<T> during(String who, boolean known, Supplier<Uni<T>> lookUp) {
        return known
                ? all.during(who, lookUp)
                : strangers.during(who, () -> all.during(STRANGERS, lookUp));
    }
}
