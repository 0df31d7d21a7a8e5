package dev.rollcall.testkit;

import java.time.Duration;

/**
 * Waits as long as services need to read a change, if the reading cannot be seen: the traffic is
 * encrypted, or the service runs already.
 */
final class NoticedInTime implements Noticing {

    /**
     * A service that the tests start reads at least ten times a second, any other one twice; the
     * rest is for a busy machine.
     */
    private static final Duration NOTICED_AFTER =
            Duration.ofMillis(TestDatabase.isAnyServiceRunning() ? 1100 : 1000);

    private long lastChange = System.nanoTime();

    @Override
    public void changed() {
        lastChange = System.nanoTime();
    }

    @Override
    public void await() {
        Duration rest = NOTICED_AFTER.minusNanos(System.nanoTime() - lastChange);
        if (rest.isNegative()) {
            return;
        }
        try {
            Thread.sleep(rest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a change is read", e);
        }
    }
}
