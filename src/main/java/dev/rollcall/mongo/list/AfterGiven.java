package dev.rollcall.mongo.list;

import dev.rollcall.mongo.list.Place.AfterValue;
import dev.rollcall.user.UserField;
import java.util.HashSet;
import java.util.Set;

/**
 * Leaves out the users of one value who were given already. They are told by their ids and not by
 * their number, so it does not matter who was added or removed before the place.
 */
final class AfterGiven {

    private final UserField field;
    private final AfterValue place;
    private final ValueTrail trail;
    private final Set<Object> given;
    private final int mostHeldBack;
    private int heldBack;
    private boolean found;
    private boolean passedBy;

    /**
     * @param skipped how many users of the value the command leaves out
     * @param mostHeldBack among how many users one has to be who was given
     */
    AfterGiven(
            UserField field, AfterValue place, long skipped, int mostHeldBack, ValueTrail trail) {
        this.field = field;
        this.place = place;
        this.trail = trail;
        this.given = new HashSet<>(place.given());
        this.mostHeldBack = mostHeldBack;
        this.found = allAreRemembered(place, skipped);
        trail.goOn(place.value(), skipped, place.given());
    }

    /** If so, whoever is not among them was not given. */
    private static boolean allAreRemembered(AfterValue place, long skipped) {
        return skipped == 0
                && place.count().isPresent()
                && place.count().getAsLong() <= place.given().size();
    }

    /** Says that none of the users who were given is there any more, so the place is gone. */
    static final class PlaceIsGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PlaceIsGone() {
            super("No user of the last page is where it was", null, false, false);
        }
    }

    /**
     * Whether this user, who was read, belongs to the page. Those before the first who is known to
     * have been given were given as well.
     *
     * @throws PlaceIsGone if it cannot be told
     */
    boolean admits(ReadUser user) {
        if (passedBy) {
            return true;
        }
        if (!OrderValue.of(field, user.stored()).equals(place.value())) {
            end();
            return true;
        }
        boolean wasGiven = given.contains(user.stored().getOrDefault("_id", ""));
        found |= wasGiven;
        if (found && !wasGiven) {
            return true;
        }
        trail.leaveOut();
        heldBack += wasGiven ? 0 : 1;
        if (heldBack > mostHeldBack) {
            throw new PlaceIsGone();
        }
        return false;
    }

    /** No other user of the value follows. */
    void end() {
        passedBy = true;
        if (!found) {
            throw new PlaceIsGone();
        }
    }
}
