package dev.rollcall.benchmark;

import java.time.Duration;

/** Waits between two measurements. */
final class Pause {

    private Pause() {}

    static void of(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two measurements", e);
        }
    }
}
