package dev.rollcall.mongo.list.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.count.FigureAge.LearningBudget;
import dev.rollcall.mongo.list.count.KnownUsers.Known;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.mongo.list.plan.UserFilters;
import dev.rollcall.user.UserFilter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bson.conversions.Bson;

/**
 * Counts the users of a list, and keeps the counts between pages. All filters of callers share one
 * budget. A list without such a filter needs no count if the figures about all users are known.
 */
public final class UserCounts {

    /**
     * Limited by number only: Quarkus registers the classes of such a cache for a native
     * executable.
     */
    private static final int MOST_FILTERS = 1_000;

    private final ListCommands users;
    private final KnownUsers known;
    private final FigureAge age;
    private final LongSupplier clock;
    private final LearningBudget budget = new LearningBudget();
    private final Cache<UserFilter, LearnedFigure<UserCount>> counts =
            Caffeine.newBuilder().maximumSize(MOST_FILTERS).build();

    public UserCounts(
            ListCommands users, KnownUsers known, Optional<Duration> maxAge, LongSupplier clock) {
        this.users = users;
        this.known = known;
        this.age = new FigureAge(maxAge);
        this.clock = clock;
    }

    /** The number of users that match the filter. */
    public Uni<UserCount> of(UserFilter filter) {
        if (filter instanceof UserFilter.Listed listed) {
            return known.current()
                    .chain(
                            all ->
                                    all.map(
                                                    users ->
                                                            Uni.createFrom()
                                                                    .item(
                                                                            users.count(
                                                                                    listed
                                                                                            .orWithEmail())))
                                            .orElseGet(() -> figure(filter).current()));
        }
        return figure(filter).current();
    }

    /** The count, if {@link #of} would return it without asking the database. */
    public Optional<UserCount> known(UserFilter filter) {
        Optional<UserCount> ofAll =
                filter instanceof UserFilter.Listed listed
                        ? known.usable().map(users -> users.count(listed.orWithEmail()))
                        : Optional.empty();
        return ofAll.isPresent() ? ofAll : figure(filter).usable();
    }

    /** The newest count, however old; zero if there never was one. */
    public UserCount guess(UserFilter filter) {
        return figure(filter).newest().orElse(UserCount.NOTHING);
    }

    private LearnedFigure<UserCount> figure(UserFilter filter) {
        return counts.get(
                filter, key -> new LearnedFigure<>(() -> counted(filter), age, budget, clock));
    }

    private Uni<UserCount> counted(UserFilter filter) {
        if (UserFilters.collation(filter).isPresent()) {
            return users.count(UserFilters.bson(filter), UserFilters.collation(filter))
                    .map(all -> new UserCount(all, 0));
        }
        return Uni.combine()
                .all()
                .unis(
                        users.count(UserFilters.withUsername(filter), Optional.empty()),
                        countedWithout(filter))
                .with(UserCount::new);
    }

    private Uni<Long> countedWithout(UserFilter filter) {
        Bson without = UserFilters.withoutUsername(filter);
        Optional<NamelessUsers> nameless = known.usable().map(Known::nameless);
        if (nameless.isEmpty()) {
            return users.count(without, Optional.empty());
        }
        return nameless.get().ids().isEmpty()
                ? Uni.createFrom().item(0L)
                : users.count(
                        Filters.and(Filters.in("_id", nameless.get().ids()), without),
                        Optional.empty());
    }

    /** How many users match a filter, with and without a user name. */
    public record UserCount(long withUsername, long withoutUsername) {

        static final UserCount NOTHING = new UserCount(0, 0);

        public long total() {
            return withUsername + withoutUsername;
        }
    }
}
