package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens on another thread. */
final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Eventually() {}

    static void holds(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean() && System.nanoTime() - begun < LONGEST.toNanos()) {
            pause(Duration.ofMillis(2));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
