package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.mongo.list.count.UserCounts.UserCount;
import dev.rollcall.mongo.list.walk.StoredUsers;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A count is asked for once in its time, and never lost as a guess. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserCountsTest {

    private static final UserFilter LISTED = new UserFilter.Listed(false);
    private static final UserFilter ACTIVE =
            new UserFilter.AllOf(
                    List.of(
                            LISTED,
                            new UserFilter.Equal(
                                    FieldPath.of(UserField.ACTIVE), new UserFilter.Flag(true))));
    private static final Optional<Duration> ALWAYS_ANEW = Optional.of(Duration.ZERO);
    private static final Optional<Duration> LONG = Optional.of(Duration.ofMinutes(1));
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StoredUsers users = new StoredUsers();
    private final AtomicLong clock = new AtomicLong();

    @BeforeEach
    void people() {
        users.empty();
        users.add(new Document("_id", "a").append("username", "a").append("active", true));
        users.add(new Document("_id", "b").append("username", "b").append("active", false));
        users.add(new Document("_id", "c").append("name", "C").append("active", true));
        users.add(new Document("_id", "d").append("active", true));
        users.add(
                new Document("_id", "e")
                        .append("emails", List.of(new Document("address", "e@example.com"))));
        users.add(new Document("_id", "f").append("name", 7).append("username", null));
    }

    @AfterAll
    void close() {
        users.close();
    }

    private UserCounts counts(Optional<Duration> maxAge) {
        return new UserCounts(
                users, new KnownUsers(users, maxAge, PATIENCE, clock::get), maxAge, clock::get);
    }

    @Test
    void usersAreCountedOnceForEachFilter() {
        UserCounts kept = counts(LONG);

        assertThat(await(kept.of(LISTED))).isEqualTo(new UserCount(2, 1));
        assertThat(await(kept.of(new UserFilter.Listed(true)))).isEqualTo(new UserCount(2, 2));
        assertThat(users.counted).isEmpty();
        int learnt = users.learnt.size();
        assertThat(await(kept.of(ACTIVE))).isEqualTo(new UserCount(1, 1));
        assertThat(await(kept.of(ACTIVE))).isEqualTo(new UserCount(1, 1));

        assertThat(users.counted).hasSize(2);
        assertThat(users.learnt).hasSize(learnt);
    }

    @Test
    void withoutAnAgeEachRequestCounts() {
        UserCounts fresh = counts(ALWAYS_ANEW);

        assertThat(await(fresh.of(LISTED))).isEqualTo(new UserCount(2, 1));
        users.remove("a");
        assertThat(await(fresh.of(LISTED))).isEqualTo(new UserCount(1, 1));

        assertThat(users.counted).hasSize(4);
        assertThat(users.learnt).isEmpty();
    }

    @Test
    void aFailureIsNotKept() {
        UserCounts kept = counts(LONG);
        users.counting =
                count ->
                        Uni.createFrom()
                                .failure(new StoreUnavailableException(UnavailableReason.LOST));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> await(kept.of(ACTIVE)));
        assertThat(kept.known(ACTIVE)).isEmpty();
        users.counting = count -> count;

        assertThat(await(kept.of(ACTIVE))).isEqualTo(new UserCount(1, 1));
    }

    @Test
    void whoStopsWaitingDoesNotEndTheCountingForOthers() {
        UserCounts kept = counts(LONG);
        CompletableFuture<Void> counting = new CompletableFuture<>();
        users.counting =
                count -> Uni.createFrom().completionStage(counting).chain(ignored -> count);
        CompletableFuture<UserCount> other = new CompletableFuture<>();

        kept.of(ACTIVE).subscribe().with(count -> {}).cancel();
        kept.of(ACTIVE).subscribe().with(other::complete, other::completeExceptionally);
        assertThat(kept.known(ACTIVE)).isEmpty();
        counting.complete(null);

        assertThat(other).isCompletedWithValue(new UserCount(1, 1));
        assertThat(kept.known(ACTIVE)).contains(new UserCount(1, 1));
        assertThat(users.counted).hasSize(2);
    }

    @Test
    void anOldCountIsStillAGuess() {
        UserCounts fresh = counts(ALWAYS_ANEW);
        assertThat(fresh.guess(LISTED)).isEqualTo(UserCount.NOTHING);
        await(fresh.of(LISTED));

        assertThat(fresh.known(LISTED)).isEmpty();
        assertThat(fresh.guess(LISTED)).isEqualTo(new UserCount(2, 1));
        assertThat(fresh.guess(ACTIVE)).isEqualTo(UserCount.NOTHING);
    }

    private static UserCount await(Uni<UserCount> count) {
        return count.await().atMost(PATIENCE);
    }
}
