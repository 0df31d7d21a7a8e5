package dev.rollcall.mongo.list;

import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.mongo.list.plan.ListPlan;
import dev.rollcall.mongo.list.plan.PlanReading;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.walk.AfterGiven;
import dev.rollcall.mongo.list.walk.AfterGiven.PlaceIsGone;
import dev.rollcall.mongo.list.walk.PageEnd.AfterValue;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.mongo.list.walk.ValueTrail;
import dev.rollcall.mongo.list.walk.WalkCounts;
import dev.rollcall.signal.RequestName;
import dev.rollcall.user.Projection;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserQuery;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads pages along an index in which many users may have one value. A page that follows another
 * one begins at that one's last value, and leaves out its users.
 */
final class IndexPages {

    /** How many users with the value are read again, to find one who was on the last page. */
    private static final int NEAR = AfterValue.MOST_GIVEN / 2;

    /** How many the second try reads, if the nearest ones were removed meanwhile. */
    private static final int FAR = 512;

    private final ListCommands users;
    private final PlanReading parts;
    private final WalkCounts walks;

    IndexPages(ListCommands users, WalkCounts walks) {
        this.walks = walks;
        this.users = users;
        this.parts = new PlanReading(users);
    }

    /** Reads on after the place; from the offset if the place is gone. */
    Multi<ReadUser> after(
            AfterValue place,
            UserQuery query,
            Projection projection,
            UserField field,
            ValueTrail trail) {
        RequestName request = RequestName.here();
        return Multi.createFrom()
                .deferred(() -> from(place, query, projection, field, trail, NEAR))
                .onFailure(PlaceIsGone.class)
                .recoverWithMulti(
                        () -> request.get(() -> from(place, query, projection, field, trail, FAR)))
                .onFailure(PlaceIsGone.class)
                .recoverWithMulti(
                        () -> {
                            walks.placeIsGone();
                            trail.restart();
                            return request.get(() -> fromOffset(query, projection));
                        });
    }

    Multi<ReadUser> fromOffset(UserQuery query, Projection projection) {
        return users.read(ListPlan.whole(query, users::index), projection);
    }

    private Multi<ReadUser> from(
            AfterValue place,
            UserQuery query,
            Projection projection,
            UserField field,
            ValueTrail trail,
            int window) {
        long most = query.limit().orElseThrow();
        long before = place.count().orElse(window);
        long skip = Math.max(0, before - window);
        long again = place.readsAllAgain(skip) ? place.given().size() : before - skip + 2L * NEAR;
        long wanted = most + again;
        List<PlannedCommand> ranges = ListPlan.from(place.value(), query, users::index);
        AfterGiven given = new AfterGiven(field, place, skip, window + NEAR, trail);
        AtomicLong read = new AtomicLong();
        AtomicLong passed = new AtomicLong();
        PlannedCommand first = ranges.get(0).skipping(skip).atMost(OptionalLong.of(wanted));
        return users.read(first, projection)
                .invoke(read::incrementAndGet)
                .select()
                .where(given::admits)
                .onCompletion()
                .invoke(given::end)
                .invoke(passed::incrementAndGet)
                .onCompletion()
                .switchTo(
                        () -> {
                            long left = most - passed.get();
                            return left <= 0 || read.get() == wanted
                                    ? Multi.createFrom().empty()
                                    : parts.inOrder(
                                            ranges.subList(1, ranges.size()),
                                            OptionalLong.of(left),
                                            projection);
                        });
    }
}
