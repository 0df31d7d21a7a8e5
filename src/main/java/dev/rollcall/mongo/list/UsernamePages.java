package dev.rollcall.mongo.list;

import dev.rollcall.mongo.list.count.KnownUsers;
import dev.rollcall.mongo.list.count.KnownUsers.Known;
import dev.rollcall.mongo.list.count.UserCounts;
import dev.rollcall.mongo.list.count.UserCounts.UserCount;
import dev.rollcall.mongo.list.plan.PlanReading;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.walk.PageEnd;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.signal.RequestName;
import dev.rollcall.user.Projection;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Reads pages in the order of user names, across the border between users with and without one. The
 * border follows from a count. If the count is old, the page is read with it while a new count
 * runs, and read again if it was wrong.
 */
final class UsernamePages {

    private final KnownUsers known;
    private final UserCounts counts;
    private final PlanReading parts;

    UsernamePages(KnownUsers known, UserCounts counts, PlanReading parts) {
        this.known = known;
        this.counts = counts;
        this.parts = parts;
    }

    /** Reads on from the end of the last page, or else from the offset. */
    Multi<ReadUser> after(PageEnd place, UserQuery query, Projection projection) {
        return known.current()
                .onItem()
                .transformToMulti(
                        all ->
                                behind(place, new UsernamePlan(query, all))
                                        .map(
                                                behind ->
                                                        parts.inOrder(
                                                                behind, query.limit(), projection))
                                        .orElseGet(() -> fromOffset(query, projection, all)));
    }

    private static Optional<List<PlannedCommand>> behind(PageEnd place, UsernamePlan parts) {
        if (place instanceof PageEnd.AfterUsername username) {
            return parts.after(username);
        }
        return place instanceof PageEnd.AfterNameless nameless
                ? parts.after(nameless)
                : Optional.empty();
    }

    /** Reads from the query's offset. */
    Multi<ReadUser> fromOffset(UserQuery query, Projection projection) {
        return known.current().onItem().transformToMulti(all -> fromOffset(query, projection, all));
    }

    private Multi<ReadUser> fromOffset(
            UserQuery query, Projection projection, Optional<Known> all) {
        UsernamePlan sides = new UsernamePlan(query, all);
        Optional<UserCount> count =
                all.isPresent() && query.filter() instanceof UserFilter.Listed listed
                        ? Optional.of(all.get().count(listed.orWithEmail()))
                        : counts.known(query.filter());
        return count.map(counted -> read(sides, counted, query, projection))
                .orElseGet(() -> guessed(sides, query, projection));
    }

    private Multi<ReadUser> read(
            UsernamePlan sides, UserCount count, UserQuery query, Projection projection) {
        return parts.inOrder(
                sides.fromOffset(count), query.limit(), projection, sides.ofTheFirst(count));
    }

    /** Holds users back until the count has come, so that none is sent twice. */
    private Multi<ReadUser> guessed(UsernamePlan sides, UserQuery query, Projection projection) {
        RequestName request = RequestName.here();
        UserCount guess = counts.guess(query.filter());
        List<PlannedCommand> guessed = sides.fromOffset(guess);
        Uni<UserCount> right =
                counts.of(query.filter())
                        .invoke(
                                count -> {
                                    if (!sides.fromOffset(count).equals(guessed)) {
                                        throw new WrongGuess(count);
                                    }
                                })
                        .memoize()
                        .indefinitely();
        PlanReading.begin(right);
        return read(sides, guess, query, projection)
                .onItem()
                .transformToUniAndConcatenate(user -> right.replaceWith(user))
                .onCompletion()
                .call(() -> right)
                .onFailure(WrongGuess.class)
                .recoverWithMulti(
                        wrong ->
                                request.get(
                                        () ->
                                                read(
                                                        sides,
                                                        ((WrongGuess) wrong).count(),
                                                        query,
                                                        projection)));
    }

    /** Signals that a page was read at a wrong border. */
    private static final class WrongGuess extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient UserCount count;

        WrongGuess(UserCount count) {
            super("The number of users without a user name has changed", null, false, false);
            this.count = count;
        }

        UserCount count() {
            return count;
        }
    }
}
