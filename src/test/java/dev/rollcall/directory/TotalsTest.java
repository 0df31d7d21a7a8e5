package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.UserFilter;
import dev.rollcall.workspace.StandInConfiguration;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private static final UserFilter LISTED = new UserFilter.Listed(false);
    private static final UserFilter WITH_EMAIL = new UserFilter.WithEmail("a@b.c");

    private final FakeUserStore users = new FakeUserStore();
    private final Totals kept =
            new Totals(users, StandInConfiguration.SHORT.withTotalMaxAge(Duration.ofMinutes(1)));

    @Test
    void aTotalIsCountedOnceForEachFilter() {
        assertThat(await(kept.of(LISTED))).isEqualTo(42);
        assertThat(await(kept.of(new UserFilter.Listed(false)))).isEqualTo(42);
        assertThat(await(kept.of(WITH_EMAIL))).isEqualTo(42);

        assertThat(users.log).containsExactly("count listed", "count email a@b.c");
    }

    @Test
    void withoutAnAgeEachRequestCounts() {
        Totals fresh = new Totals(users, StandInConfiguration.SHORT.withTotalMaxAge(Duration.ZERO));

        await(fresh.of(LISTED));
        await(fresh.of(LISTED));

        assertThat(users.log).containsExactly("count listed", "count listed");
    }

    @Test
    void aFailureIsNotKept() {
        users.counting = filter -> Uni.createFrom().failure(new StoreUnavailableException("down"));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> await(kept.of(LISTED)));
        users.counting = filter -> Uni.createFrom().item(7L);

        assertThat(await(kept.of(LISTED))).isEqualTo(7);
    }

    @Test
    void whoStopsWaitingDoesNotEndTheCountingForOthers() {
        CompletableFuture<Long> counting = new CompletableFuture<>();
        users.counting = filter -> Uni.createFrom().completionStage(counting);
        CompletableFuture<Long> other = new CompletableFuture<>();

        kept.of(LISTED).subscribe().with(total -> {}).cancel();
        kept.of(LISTED).subscribe().with(other::complete, other::completeExceptionally);
        counting.complete(9L);

        assertThat(other).isCompletedWithValue(9L);
    }

    private static Long await(Uni<Long> total) {
        return total.await().atMost(Duration.ofSeconds(5));
    }
}
