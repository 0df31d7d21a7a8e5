package dev.rollcall.mongo;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/**
 * Reads a part of a list. Where users without a user name are read apart it takes their number to
 * know what lies where. A page does not wait for that: it is read as the last count says, beside
 * counting anew, and once more if that was wrong.
 */
@ApplicationScoped
class UserPages {

    /** A side of at most this many users is read beside the other one. */
    private static final long READ_AHEAD = 256;

    private final UserReading users;
    private final Function<String, Optional<Document>> indexes;
    private final UserCounts counts;

    @Inject
    UserPages(UserRepository users, IndexReport indexes, RollcallConfiguration configuration) {
        this(users, indexes::keys, configuration.totalMaxAge());
    }

    UserPages(
            UserReading users, Function<String, Optional<Document>> indexes, Duration totalMaxAge) {
        this.users = users;
        this.indexes = indexes;
        this.counts = new UserCounts(users, totalMaxAge);
    }

    /** How many users the filter admits, as old as is configured. */
    Uni<Long> count(UserFilter filter) {
        return counts.of(filter).map(UserCount::total);
    }

    Multi<StoredUser> read(UserQuery query, Projection projection) {
        return UserParts.areApart(query)
                ? Multi.createFrom().deferred(() -> apart(query, projection))
                : users.read(UserParts.whole(query, indexes), projection);
    }

    private Multi<StoredUser> apart(UserQuery query, Projection projection) {
        return counts.known(query.filter())
                .map(count -> inOrder(UserParts.apart(query, count), projection))
                .orElseGet(() -> guessed(query, projection));
    }

    /** No user passes before the count has come, so none is given twice. */
    private Multi<StoredUser> guessed(UserQuery query, Projection projection) {
        List<UserPart> guess = UserParts.apart(query, counts.guess(query.filter()));
        Uni<List<UserPart>> right =
                counts.of(query.filter())
                        .map(count -> UserParts.apart(query, count))
                        .invoke(
                                parts -> {
                                    if (!parts.equals(guess)) {
                                        throw new WrongGuess(parts);
                                    }
                                })
                        .memoize()
                        .indefinitely();
        begin(right);
        return inOrder(guess, projection)
                .onItem()
                .transformToUniAndConcatenate(user -> right.replaceWith(user))
                .onCompletion()
                .call(() -> right)
                .onFailure(WrongGuess.class)
                .recoverWithMulti(wrong -> inOrder(((WrongGuess) wrong).parts(), projection));
    }

    private Multi<StoredUser> inOrder(List<UserPart> parts, Projection projection) {
        if (parts.size() == 1) {
            return users.read(parts.get(0), projection);
        }
        return Multi.createBy()
                .concatenating()
                .streams(users.read(parts.get(0), projection), following(parts.get(1), projection));
    }

    private Multi<StoredUser> following(UserPart part, Projection projection) {
        Multi<StoredUser> reading = users.read(part, projection);
        if (part.limit().isEmpty() || part.limit().getAsLong() > READ_AHEAD) {
            return reading;
        }
        Uni<List<StoredUser>> ahead = reading.collect().asList().memoize().indefinitely();
        begin(ahead);
        return ahead.onItem().transformToMulti(Multi.createFrom()::iterable);
    }

    /** Its outcome, also a failure, is for who subscribes later. */
    private static void begin(Uni<?> memoized) {
        memoized.subscribe().with(item -> {}, failure -> {});
    }

    /** Tells that a page was read where it does not lie. */
    private static final class WrongGuess extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<UserPart> parts;

        WrongGuess(List<UserPart> parts) {
            super("The number of users without a user name has changed", null, false, false);
            this.parts = parts;
        }

        List<UserPart> parts() {
            return parts;
        }
    }
}
