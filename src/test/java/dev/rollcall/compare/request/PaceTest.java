package dev.rollcall.compare.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualClock clock = new ManualClock();
    private final Pace pace = new Pace(clock, Duration.ZERO);

    private static Answer answer(int status, Map<String, String> headers) {
        return new Answer(status, headers, TextNode.valueOf(""));
    }

    @Test
    void doesNotWaitForWhatHasNoLimit() {
        pace.learn("me", answer(200, Map.of()));
        assertThat(pace.wait("me")).isZero();
        assertThat(pace.limit("me")).isEmpty();
    }

    @Test
    void waitsForTheResetBeforeTheLastCallIsUsedUpAndForThatEndpointAlone() {
        Map<String, String> twoLeft = headers("2");
        pace.learn("me", answer(200, twoLeft));
        assertThat(pace.wait("me")).isZero();

        pace.learn("me", answer(200, headers("1")));
        assertThat(pace.wait("me")).isEqualTo(Duration.ofSeconds(40));
        assertThat(pace.wait("users.list")).isZero();
        assertThat(pace.limit("me")).isEqualTo(Optional.of(10));

        clock.now = NOW.plusSeconds(40);
        assertThat(pace.wait("me")).isZero();
    }

    @Test
    void obeysRetryAfterUpToFiveMinutes() {
        pace.learn("me", answer(503, Map.of("retry-after", "7")));
        assertThat(pace.wait("me")).isEqualTo(Duration.ofSeconds(7));
        pace.learn("me", answer(429, Map.of("retry-after", "86400")));
        assertThat(pace.wait("me")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void waitsBetweenAnyTwoCallsForAsLongAsItIsTold() {
        Pace slow = new Pace(clock, Duration.ofMillis(200));
        assertThat(slow.wait("me")).isZero();
        slow.learn("me", answer(200, Map.of()));
        assertThat(slow.wait("users.list")).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void waitsAfterARefusalThatSaysNothing() {
        pace.learn("me", answer(429, Map.of()));
        assertThat(pace.wait("me")).isEqualTo(Duration.ofSeconds(5));
    }

    private static Map<String, String> headers(String left) {
        return Map.of(
                "x-ratelimit-limit",
                "10",
                "x-ratelimit-remaining",
                left,
                "x-ratelimit-reset",
                Long.toString(NOW.plusSeconds(40).toEpochMilli()));
    }

    private static final class ManualClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
