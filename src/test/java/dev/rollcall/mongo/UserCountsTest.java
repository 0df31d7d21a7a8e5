package dev.rollcall.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.UnavailableReason;
import dev.rollcall.user.UserFilter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A count is asked for once in its time, and never lost as a guess. */
class UserCountsTest {

    private static final UserFilter LISTED = new UserFilter.Listed(false);
    private static final UserFilter WITH_EMAIL = new UserFilter.WithEmail("a@b.c");
    private static final UserCount SOME = new UserCount(40, 2);

    private final FakeUserReading users = new FakeUserReading();
    private final UserCounts kept = new UserCounts(users, Duration.ofMinutes(1));
    private final UserCounts fresh = new UserCounts(users, Duration.ZERO);

    @Test
    void usersAreCountedOnceForEachFilter() {
        users.counting = filter -> Uni.createFrom().item(SOME);

        assertThat(await(kept.of(LISTED))).isEqualTo(SOME);
        assertThat(await(kept.of(new UserFilter.Listed(false)))).isEqualTo(SOME);
        assertThat(await(kept.of(WITH_EMAIL)).total()).isEqualTo(42);

        assertThat(users.counted).containsExactly(LISTED, WITH_EMAIL);
    }

    @Test
    void withoutAnAgeEachRequestCounts() {
        await(fresh.of(LISTED));
        await(fresh.of(LISTED));

        assertThat(users.counted).containsExactly(LISTED, LISTED);
    }

    @Test
    void aFailureIsNotKept() {
        users.counting =
                filter ->
                        Uni.createFrom()
                                .failure(new StoreUnavailableException(UnavailableReason.LOST));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> await(kept.of(LISTED)));
        assertThat(kept.known(LISTED)).isEmpty();
        users.counting = filter -> Uni.createFrom().item(SOME);

        assertThat(await(kept.of(LISTED))).isEqualTo(SOME);
    }

    @Test
    void whoStopsWaitingDoesNotEndTheCountingForOthers() {
        CompletableFuture<UserCount> counting = new CompletableFuture<>();
        users.counting = filter -> Uni.createFrom().completionStage(counting);
        CompletableFuture<UserCount> other = new CompletableFuture<>();

        kept.of(LISTED).subscribe().with(count -> {}).cancel();
        kept.of(LISTED).subscribe().with(other::complete, other::completeExceptionally);
        assertThat(kept.known(LISTED)).isEmpty();
        counting.complete(SOME);

        assertThat(other).isCompletedWithValue(SOME);
        assertThat(kept.known(LISTED)).contains(SOME);
    }

    @Test
    void anOldCountIsStillAGuess() {
        assertThat(fresh.guess(LISTED)).isEqualTo(UserCount.NOTHING);
        users.counting = filter -> Uni.createFrom().item(SOME);
        await(fresh.of(LISTED));

        assertThat(fresh.known(LISTED)).isEmpty();
        assertThat(fresh.guess(LISTED)).isEqualTo(SOME);
        assertThat(fresh.guess(WITH_EMAIL)).isEqualTo(UserCount.NOTHING);
    }

    private static UserCount await(Uni<UserCount> count) {
        return count.await().atMost(Duration.ofSeconds(5));
    }
}
