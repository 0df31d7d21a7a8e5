package dev.rollcall.compare.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.visibility.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Question ME = asked(Operation.ME, "user");
    private static final Question LIST = asked(Operation.LIST, "user");

    private final ManualClock clock = new ManualClock();
    private final Pace pace = new Pace(clock, Duration.ZERO);

    private static Question asked(Operation operation, String caller) {
        return new Question(new Asker(caller, caller, "token", Set.of()), operation, Map.of());
    }

    private static Answer answer(int status, Map<String, String> headers) {
        return new Answer(status, headers, TextNode.valueOf(""));
    }

    @Test
    void doesNotWaitForWhatHasNoLimit() {
        pace.learn(ME, answer(200, Map.of()));
        assertThat(pace.wait(ME)).isZero();
        assertThat(pace.limit("me")).isEmpty();
    }

    @Test
    void waitsForTheResetBeforeTheLastCallIsUsedUpAndForThatEndpointAlone() {
        Map<String, String> twoLeft = headers("2");
        pace.learn(ME, answer(200, twoLeft));
        assertThat(pace.wait(ME)).isZero();

        pace.learn(ME, answer(200, headers("1")));
        assertThat(pace.wait(ME)).isEqualTo(Duration.ofSeconds(40));
        assertThat(pace.wait(LIST)).isZero();
        assertThat(pace.limit("me")).isEqualTo(Optional.of(10));

        clock.now = NOW.plusSeconds(40);
        assertThat(pace.wait(ME)).isZero();
    }

    /** Rocket.Chat counts the calls of all others together. */
    @Test
    void doesNotWaitForACallerWhoIsNotLimitedUnlessTheServerIsBusy() {
        Question administrators = asked(Operation.ME, "admin");
        pace.learn(administrators, answer(200, Map.of()));
        pace.learn(ME, answer(200, headers("1")));
        assertThat(pace.wait(administrators)).isZero();
        assertThat(pace.wait(asked(Operation.ME, "another"))).isEqualTo(Duration.ofSeconds(40));

        pace.learn(ME, answer(503, Map.of("retry-after", "7")));
        assertThat(pace.wait(administrators)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void obeysRetryAfterUpToFiveMinutes() {
        pace.learn(ME, answer(503, Map.of("retry-after", "7")));
        assertThat(pace.wait(ME)).isEqualTo(Duration.ofSeconds(7));
        pace.learn(ME, answer(429, Map.of("retry-after", "86400")));
        assertThat(pace.wait(ME)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void waitsBetweenAnyTwoCallsForAsLongAsItIsTold() {
        Pace slow = new Pace(clock, Duration.ofMillis(200));
        assertThat(slow.wait(ME)).isZero();
        slow.learn(ME, answer(200, Map.of()));
        assertThat(slow.wait(LIST)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void waitsAfterARefusalThatSaysNothing() {
        pace.learn(ME, answer(429, Map.of()));
        assertThat(pace.wait(ME)).isEqualTo(Duration.ofSeconds(5));
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
