package dev.rollcall.testkit;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Sees in the traffic that services have read a change. A service reads permissions and settings at
 * once, and begins again only when it has kept what it read.
 */
final class NoticedOnTheWire implements Noticing {

    /**
     * The first reading to begin after a change may be half of one that began before it; the second
     * is whole, and the third begins when the second has been kept.
     */
    private static final int READINGS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseTraffic traffic;
    private Map<String, Long> whenChanged = Map.of();

    NoticedOnTheWire(DatabaseTraffic traffic) {
        this.traffic = traffic;
    }

    /** A service that connects later reads the change anyway. */
    @Override
    public void changed() {
        whenChanged = traffic.readingsOfPermissions();
    }

    @Override
    public void await() {
        Awaitility.await("the change is noticed")
                .dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> whenChanged.entrySet().stream().allMatch(this::hasNoticed));
    }

    private boolean hasNoticed(Map.Entry<String, Long> service) {
        return !traffic.isConnected(service.getKey())
                || traffic.readingsOfPermissions().get(service.getKey())
                        >= service.getValue() + READINGS;
    }
}
