package dev.rollcall.compare;

import dev.rollcall.compare.request.Pace;
import dev.rollcall.compare.request.Question;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Estimates before the first request how long a comparison takes. Upstream's rate limit decides.
 */
final class Estimate {

    private static final double SECONDS_OF_A_CALL = 0.1;
    private static final int CALLS_OF_UPSTREAM = 2;

    private Estimate() {}

    static String sentence(List<Question> questions, Pace pace, Duration within) {
        long minutes = minutes(questions, pace);
        return String.format(
                Locale.ROOT,
                "%d requests, each sent twice to Rocket.Chat and once to Rollcall, and again if the answers do not agree."
                        + " It takes about %d min.%s",
                questions.size(),
                minutes,
                Duration.ofMinutes(minutes).compareTo(within) > 0
                        ? " That is more than --within allows: it will end early, and with --state another run goes on."
                        : "");
    }

    /**
     * Upstream limits each endpoint by itself, for those callers whom it limits. So the slowest
     * endpoint decides, unless the pace of all calls together is slower.
     */
    static long minutes(List<Question> questions, Pace pace) {
        Map<String, Long> calls =
                questions.stream()
                        .filter(question -> pace.isLimited(question.asker()))
                        .collect(Collectors.groupingBy(Question::endpoint, Collectors.counting()));
        double slowest =
                calls.entrySet().stream()
                        .mapToDouble(
                                entry ->
                                        minutes(
                                                entry.getKey(),
                                                entry.getValue() * CALLS_OF_UPSTREAM,
                                                pace))
                        .max()
                        .orElse(0);
        double seconds = pace.between().toMillis() / 1000.0 + SECONDS_OF_A_CALL;
        return (long)
                Math.ceil(Math.max(slowest, questions.size() * CALLS_OF_UPSTREAM * seconds / 60));
    }

    /** An endpoint that was not asked yet counts as slow as {@code me}, which was asked. */
    private static double minutes(String endpoint, long calls, Pace pace) {
        return pace.limit(endpoint)
                .or(() -> pace.limit("me"))
                .map(limit -> (double) calls / Math.max(1, limit - 1))
                .orElse(0.0);
    }
}
