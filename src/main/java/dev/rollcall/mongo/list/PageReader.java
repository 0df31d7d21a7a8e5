package dev.rollcall.mongo.list;

import dev.rollcall.mongo.list.count.KnownUsers;
import dev.rollcall.mongo.list.count.UserCounts;
import dev.rollcall.mongo.list.count.UserCounts.UserCount;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.mongo.list.plan.ListPlan;
import dev.rollcall.mongo.list.plan.PlanReading;
import dev.rollcall.mongo.list.plan.ServedLists;
import dev.rollcall.mongo.list.walk.PageEnd;
import dev.rollcall.mongo.list.walk.PageEnd.AfterValue;
import dev.rollcall.mongo.list.walk.PageEnds;
import dev.rollcall.mongo.list.walk.PageEnds.Walk;
import dev.rollcall.mongo.list.walk.PageTrail;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.mongo.list.walk.SeveralEntries;
import dev.rollcall.mongo.list.walk.ValueTrail;
import dev.rollcall.mongo.list.walk.WalkCounts;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserStore.UserLists;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Reads a part of a list: from the end of one of the walk's last pages if this part follows that
 * page, else from an offset.
 */
@WorkspaceScoped
public class PageReader implements UserLists {

    private final ListCommands users;
    private final UserCounts counts;
    private final PageEnds ends;
    private final SeveralEntries several = new SeveralEntries();
    private final UsernamePages byUsername;
    private final IndexPages alongIndex;
    private final PlanReading parts;
    private final WalkCounts walks;
    private final boolean remembers;

    @Inject
    public PageReader(
            ListCommands users,
            KnownUsers known,
            RollcallConfiguration configuration,
            MeterRegistry metrics) {
        this(users, known, configuration.totalMaxAge(), System::nanoTime, new WalkCounts(metrics));
    }

    public PageReader(
            ListCommands users,
            KnownUsers known,
            Optional<Duration> totalMaxAge,
            LongSupplier clock,
            WalkCounts walks) {
        this.walks = walks;
        this.users = users;
        this.counts = new UserCounts(users, known, totalMaxAge, clock);
        this.ends = new PageEnds(clock);
        this.parts = new PlanReading(users);
        this.byUsername = new UsernamePages(known, counts, parts);
        this.alongIndex = new IndexPages(users, walks);
        this.remembers = !totalMaxAge.equals(Optional.of(Duration.ZERO));
    }

    /** The number may be as old as a total may be. */
    @Override
    public Uni<Long> count(UserFilter filter) {
        return counts.of(filter).map(UserCount::total);
    }

    @Override
    public boolean isServedByIndex(UserQuery query) {
        return ServedLists.areServed(query, name -> users.index(name).isPresent());
    }

    @Override
    public Multi<StoredUser> list(UserQuery query, Projection projection) {
        return Multi.createFrom()
                .deferred(
                        () -> {
                            if (query.limit().isEmpty()) {
                                return fromOffset(query, projection);
                            }
                            return remembers
                                    ? walked(query, projection)
                                    : full(fromOffset(query, projection), query);
                        })
                .map(ReadUser::user);
    }

    private Multi<ReadUser> walked(UserQuery query, Projection projection) {
        Walk walk = Walk.of(query, projection);
        Optional<PageEnd> place = ends.before(walk, query.offset());
        walks.page(query.offset(), place.isPresent());
        UserQuery wanted = query.withFurther(several.again(walk, query));
        Optional<UserField> along = ListPlan.along(query, users::index);
        if (along.isPresent()) {
            ValueTrail trail =
                    query.offset() == 0
                            ? ValueTrail.fromTheFirst(along.get())
                            : ValueTrail.fromAnywhere(along.get());
            return remembering(
                    place.filter(AfterValue.class::isInstance)
                            .map(AfterValue.class::cast)
                            .map(
                                    end ->
                                            alongIndex.after(
                                                    end, wanted, projection, along.get(), trail))
                            .orElseGet(() -> fromOffset(wanted, projection)),
                    trail,
                    walk,
                    query);
        }
        return remembering(
                place.map(end -> after(end, wanted, projection))
                        .orElseGet(() -> fromOffset(wanted, projection)),
                trail(query),
                walk,
                query);
    }

    private PageTrail trail(UserQuery query) {
        List<UserField> keys = ListPlan.keys(query, users::index);
        if (!keys.isEmpty()) {
            return PageTrail.byKeys(keys);
        }
        if (ListPlan.areApart(query)) {
            return PageTrail.byUsername(
                    query.filter() instanceof UserFilter.Listed && query.order().size() == 1);
        }
        return ListPlan.areById(query) ? PageTrail.byId() : PageTrail.none();
    }

    private Multi<ReadUser> after(PageEnd place, UserQuery query, Projection projection) {
        if (place instanceof PageEnd.AfterId id) {
            return parts.inOrder(
                    ListPlan.after(id, query, users::index), query.limit(), projection);
        }
        if (place instanceof PageEnd.AfterKeys keys
                && !ListPlan.keys(query, users::index).isEmpty()) {
            return parts.inOrder(
                    ListPlan.after(keys, query, users::index), query.limit(), projection);
        }
        return !ListPlan.areApart(query)
                ? fromOffset(query, projection)
                : byUsername.after(place, query, projection);
    }

    private Multi<ReadUser> fromOffset(UserQuery query, Projection projection) {
        return ListPlan.areApart(query)
                ? byUsername.fromOffset(query, projection)
                : alongIndex.fromOffset(query, projection);
    }

    /** Remembers the end of a page before its reader is notified of the end. */
    private Multi<ReadUser> remembering(
            Multi<ReadUser> rows, PageTrail trail, Walk walk, UserQuery query) {
        AtomicLong given = new AtomicLong(query.offset());
        long asked = query.offset() + query.limit().orElseThrow();
        return once(rows, walk, query)
                .invoke(
                        user -> {
                            given.incrementAndGet();
                            trail.pass(user);
                        })
                .onCompletion()
                .invoke(
                        () ->
                                trail.end()
                                        .filter(PageEnd::canBeKept)
                                        .ifPresent(
                                                end -> ends.keep(walk, given.get(), asked, end)));
    }

    /** The rows without those that the walk had already. */
    private Multi<ReadUser> once(Multi<ReadUser> rows, Walk walk, UserQuery query) {
        return full(rows.select().where(several.onThePage(walk, query)), query);
    }

    /**
     * As many rows as the page may have. It ends with the last of them: a command may have to be
     * asked once more to find that it has no other, and a list waits for its turn to ask.
     */
    private static Multi<ReadUser> full(Multi<ReadUser> rows, UserQuery query) {
        return rows.select().first(query.limit().orElseThrow());
    }
}
