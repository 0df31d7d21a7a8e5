package dev.rollcall.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Sees in the traffic of one service that it has read a change. It reads permissions and settings
 * at once, and begins again only when it has kept what it read.
 */
final class NoticedOnTheWire implements Noticing {

    /**
     * The first reading to begin after a change may be half of one that began before it; the second
     * is whole, and the third begins when the second has been kept.
     */
    private static final int READINGS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseTraffic traffic;
    private long whenChanged;

    NoticedOnTheWire(DatabaseTraffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void changed() {
        whenChanged = traffic.readingsOfPermissions();
    }

    @Override
    public void await() {
        Awaitility.await("the change is noticed")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> traffic.readingsOfPermissions() >= whenChanged + READINGS);
    }
}
