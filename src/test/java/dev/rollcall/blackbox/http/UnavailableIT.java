package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Without its database the service lives, is not ready, and says so in the contract's shape within
 * three seconds.
 */
@BlackBox("starts a service that is never ready")
class UnavailableIT {

    private static final String SECRET = RollcallPair.PASSWORD;

    /**
     * The service waits three seconds at most, a plain driver thirty. The rest is for a busy
     * machine.
     */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RollcallPair pair;
    private final Rollcall service;

    UnavailableIT(RollcallPair pair) {
        this.pair = pair;
        this.service = pair.serviceWithoutDatabase(TestDialect.DOCUMENTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users.info?userId=a", "users.list", "me"})
    void isToldWithinThreeSeconds(String request) {
        long begun = System.nanoTime();
        Response response =
                pair.api(service)
                        .with("X-User-Id", "a")
                        .with("X-Auth-Token", "b")
                        .get("/api/v1/" + request);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).contains("1");
        assertThat(response.body()).doesNotContain("127.0.0.1", "Mongo", SECRET);
    }

    @Test
    void leavesTheServiceAliveButNotReady() {
        assertThat(service.management().get("/q/health/live").status()).isEqualTo(200);
        assertThat(service.management().get("/q/health/ready").status()).isEqualTo(503);
    }

    @Test
    void neverPutsTheSecretOfTheUrlIntoTheLog() {
        service.await("started", running -> running.log().contains("started"));
        assertThat(service.log()).doesNotContain(SECRET);
    }

    @Test
    void neverPutsTheSecretOfTheUrlIntoWhatProbesAndCollectorsRead() {
        for (String target : new String[] {"/q/health", "/q/metrics", "/visibility"}) {
            assertThat(service.management().get(target).body())
                    .as(target)
                    .isNotEmpty()
                    .doesNotContain(SECRET);
        }
    }
}
