package dev.rollcall.compare.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a comparison within what a server allows: it follows {@code X-RateLimit-*} and {@code
 * Retry-After}, for each endpoint by itself, as Rocket.Chat counts. A caller whose answers have no
 * such headers is not limited, which is how Rocket.Chat treats its administrators.
 */
public final class Pace {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);

    /** Some calls are left for the callers that the server is there for. */
    private static final long LEFT_TO_OTHERS = 1;

    private final Clock clock;
    private final Duration between;
    private final Map<String, Instant> next = new HashMap<>();
    private final Map<String, Instant> resets = new HashMap<>();
    private final Set<Asker> unlimited = new HashSet<>();
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

    /** How long to wait before the request may be sent. */
    public Duration wait(Question question) {
        Instant now = clock.instant();
        Instant then = later(next.getOrDefault(question.endpoint(), now), soonest);
        Instant allowed =
                isLimited(question.asker())
                        ? later(then, resets.getOrDefault(question.endpoint(), now))
                        : then;
        return allowed.isAfter(now) ? Duration.between(now, allowed) : Duration.ZERO;
    }

    /** Remembers when the answer to this request allows the next one. */
    public void learn(Question question, Answer answer) {
        String endpoint = question.endpoint();
        Optional<Long> limit = number(answer, "x-ratelimit-limit");
        limit.ifPresent(calls -> limits.put(endpoint, (int) Math.min(calls, 1_000_000)));
        if (limit.isPresent()) {
            unlimited.remove(question.asker());
        } else if (answer.status() == 200) {
            unlimited.add(question.asker());
        }
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST);
        soonest = now.plus(between);
        retryAfter(answer, now).ifPresent(until -> next.put(endpoint, earlier(until, latest)));
        reset(answer, now).ifPresent(until -> resets.put(endpoint, earlier(until, latest)));
    }

    /** Whether the server limits the calls of this caller, as far as it has said. */
    public boolean isLimited(Asker asker) {
        return !unlimited.contains(asker);
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
