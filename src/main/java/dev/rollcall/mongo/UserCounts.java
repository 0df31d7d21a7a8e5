package dev.rollcall.mongo;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.user.UserFilter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Counts the users of a list, not again for each page: a count is kept by its filter for a
 * configured time. Beyond that time it is still known as a guess.
 */
// Caffeine finds the classes of a cache and of its entries by names that it puts together, which a
// native executable has to be told: SSMSW and PSWMW of what expires, SSMS and PSMS of what does
// not.
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMSW",
            "com.github.benmanes.caffeine.cache.PSWMW",
            "com.github.benmanes.caffeine.cache.SSMS",
            "com.github.benmanes.caffeine.cache.PSMS"
        })
final class UserCounts {

    private static final int MOST_FILTERS = 1_000;

    private final UserReading users;
    private final AsyncCache<UserFilter, UserCount> kept;
    private final Cache<UserFilter, UserCount> guesses;

    UserCounts(UserReading users, Duration maxAge) {
        this.users = users;
        this.kept =
                Caffeine.newBuilder()
                        .maximumSize(MOST_FILTERS)
                        .expireAfterWrite(maxAge)
                        .buildAsync();
        this.guesses = Caffeine.newBuilder().maximumSize(MOST_FILTERS).build();
    }

    /**
     * How many users the filter admits. Who stops waiting does not end the counting for others:
     * each gets a copy.
     */
    Uni<UserCount> of(UserFilter filter) {
        return Uni.createFrom()
                .completionStage(() -> kept.get(filter, (key, executor) -> counted(key)).copy());
    }

    /** The count that {@link #of} would give without asking the database. */
    Optional<UserCount> known(UserFilter filter) {
        return Optional.ofNullable(kept.getIfPresent(filter))
                .filter(count -> count.isDone() && !count.isCompletedExceptionally())
                .map(CompletableFuture::join);
    }

    /** The newest count, however old; nothing where there never was one. */
    UserCount guess(UserFilter filter) {
        return Optional.ofNullable(guesses.getIfPresent(filter)).orElse(UserCount.NOTHING);
    }

    private CompletableFuture<UserCount> counted(UserFilter filter) {
        return users.count(filter)
                .invoke(count -> guesses.put(filter, count))
                .subscribeAsCompletionStage();
    }
}
