package dev.rollcall.directory;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.RollcallConfiguration;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts the users of a list, not again for each page: a total is kept by its filter for a
 * configured time.
 */
@ApplicationScoped
class Totals {

    private static final int MOST_FILTERS = 1_000;

    private final UserStore users;
    private final AsyncCache<UserFilter, Long> kept;

    Totals(UserStore users, RollcallConfiguration configuration) {
        this.users = users;
        this.kept =
                Caffeine.newBuilder()
                        .maximumSize(MOST_FILTERS)
                        .expireAfterWrite(configuration.totalMaxAge())
                        .buildAsync();
    }

    /**
     * How many users the filter admits. Who stops waiting does not end the counting for others:
     * each gets a copy.
     */
    Uni<Long> of(UserFilter filter) {
        return Uni.createFrom()
                .completionStage(
                        () ->
                                kept.get(
                                                filter,
                                                (key, executor) ->
                                                        users.count(key)
                                                                .subscribeAsCompletionStage())
                                        .copy());
    }
}
