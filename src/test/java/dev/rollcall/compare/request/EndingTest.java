package dev.rollcall.compare.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void isReachedWhenTheTimeIsUp() {
        Ending ending = new Ending(Duration.ZERO);

        assertThat(ending.isReached()).isTrue();
        assertThat(ending.reason()).contains("the time of --within was up");
        ending.pause(LONG);
    }

    @Test
    void wakesWhateverWaits() {
        Ending ending = new Ending(LONG);
        assertThat(ending.isReached()).isFalse();
        assertThat(ending.reason()).isEmpty();

        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> ending.pause(LONG));
        assertThat(ending.interrupt()).isTrue();
        assertThat(ending.interrupt()).as("a second time").isFalse();

        waiting.join();
        assertThat(ending.reason()).contains("it was interrupted");
        assertThat(ending.await(new CompletableFuture<>(), LONG)).isEmpty();
    }

    @Test
    void givesAResultAndNothingForAFailure() {
        Ending ending = new Ending(LONG);

        assertThat(ending.await(CompletableFuture.completedFuture("x"), LONG)).contains("x");
        assertThat(ending.await(CompletableFuture.failedFuture(new IllegalStateException()), LONG))
                .isEmpty();
        assertThat(ending.await(new CompletableFuture<>(), Duration.ofMillis(1))).isEmpty();
    }
}
