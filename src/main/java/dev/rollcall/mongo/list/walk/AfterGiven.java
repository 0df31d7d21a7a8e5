package dev.rollcall.mongo.list.walk;

import dev.rollcall.mongo.list.walk.PageEnd.AfterValue;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.user.UserField;
import java.util.HashSet;
import java.util.Set;

/**
 * Leaves out each user with this value who was on the last page already. It compares ids and does
 * not count, so users that were added or removed before that place do not matter.
 */
public final class AfterGiven {

    private final UserField field;
    private final AfterValue place;
    private final ValueTrail trail;
    private final Set<Object> given;
    private final int mostHeldBack;
    private int heldBack;
    private boolean found;
    private boolean passedBy;

    /**
     * @param skipped how many users with the value the command skips
     * @param mostHeldBack after how many other users the place counts as gone
     */
    public AfterGiven(
            UserField field, AfterValue place, long skipped, int mostHeldBack, ValueTrail trail) {
        this.field = field;
        this.place = place;
        this.trail = trail;
        this.given = new HashSet<>(place.given());
        this.mostHeldBack = mostHeldBack;
        this.found = place.readsAllAgain(skipped);
        trail.goOn(place, skipped);
    }

    /** Signals that no user of the last page is there any more, so the place is gone. */
    public static final class PlaceIsGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PlaceIsGone() {
            super("No user of the last page is where it was", null, false, false);
        }
    }

    /**
     * Whether the page contains this user. Users before the first remembered one were on an earlier
     * page as well. The place of a list says nothing, because an index has several entries for it.
     *
     * @throws PlaceIsGone if that is unknown
     */
    public boolean admits(ReadUser user) {
        if (passedBy || OrderValue.of(field, user.stored()).isMany()) {
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

    /** Ends the users with the value. */
    public void end() {
        passedBy = true;
        if (!found) {
            throw new PlaceIsGone();
        }
    }
}
