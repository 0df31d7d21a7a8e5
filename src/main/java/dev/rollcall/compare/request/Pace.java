package dev.rollcall.compare.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a comparison within what a server allows: it follows {@code X-RateLimit-*} and {@code
 * Retry-After}, for each endpoint by itself, as Rocket.Chat counts.
 */
public final class Pace {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);

    /** Some calls are left for the callers that the server is there for. */
    private static final long LEFT_TO_OTHERS = 1;

    private final Clock clock;
    private final Duration between;
    private final Map<String, Instant> next = new HashMap<>();
    private final Map<String, Integer> limits = new HashMap<>();
    private Instant soonest;

    /**
     * The pace for one server.
     *
     * @param between the shortest time between two calls, also if the server has no limit
     */
    public Pace(Clock clock, Duration between) {
        this.clock = clock;
        this.between = between;
        this.soonest = clock.instant();
    }

    /** How long to wait before the endpoint is asked again. */
    public Duration wait(String endpoint) {
        Instant now = clock.instant();
        Instant then = later(next.getOrDefault(endpoint, now), soonest);
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }

    /** Remembers when the answer allows the next call. */
    public void learn(String endpoint, Answer answer) {
        number(answer, "x-ratelimit-limit")
                .ifPresent(limit -> limits.put(endpoint, (int) Math.min(limit, 1_000_000)));
        Instant now = clock.instant();
        soonest = now.plus(between);
        Optional<Instant> pause = retryAfter(answer, now).or(() -> reset(answer, now));
        pause.ifPresent(until -> next.put(endpoint, earlier(until, now.plus(LONGEST))));
    }

    private static Optional<Instant> retryAfter(Answer answer, Instant now) {
        Optional<Instant> stated = number(answer, "retry-after").map(now::plusSeconds);
        return answer.status() == 429
                ? stated.or(() -> reset(answer, now)).or(() -> Optional.of(now.plus(AFTER_REFUSAL)))
                : stated;
    }

    private static Optional<Instant> reset(Answer answer, Instant now) {
        return number(answer, "x-ratelimit-remaining")
                .filter(left -> left <= LEFT_TO_OTHERS || answer.status() == 429)
                .flatMap(left -> number(answer, "x-ratelimit-reset"))
                .map(Instant::ofEpochMilli)
                .filter(now::isBefore);
    }

    /** Calls of the endpoint within a minute, if the server has said so. */
    public Optional<Integer> limit(String endpoint) {
        return Optional.ofNullable(limits.get(endpoint));
    }

    /** The shortest time between two calls, of any endpoint. */
    public Duration between() {
        return between;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Optional<Long> number(Answer answer, String header) {
        return Optional.ofNullable(answer.headers().get(header))
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong);
    }
}
