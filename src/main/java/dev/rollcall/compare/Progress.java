package dev.rollcall.compare;

import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Pace;
import dev.rollcall.compare.request.Question;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reports to a waiting person how long a comparison will take, and then in about twenty lines how
 * far it is.
 */
final class Progress {

    private static final int STEPS = 20;
    private static final double SECONDS_OF_A_CALL = 0.1;
    private static final int CALLS_OF_UPSTREAM = 2;

    private final PrintStream out;
    private final int left;
    private final int all;
    private int done;
    private int different;

    Progress(PrintStream out, int left, int all) {
        this.out = out;
        this.left = left;
        this.all = all;
    }

    void done(Judged judged) {
        done++;
        different += judged.outcome() == RequestOutcome.DIFFERENT ? 1 : 0;
        if (done * STEPS / left > (done - 1) * STEPS / left) {
            out.println(
                    (all - left + done)
                            + " of "
                            + all
                            + " requests compared, "
                            + different
                            + " differ");
        }
    }

    /** A sentence before the first request. Upstream's rate limit decides how long it takes. */
    static String estimate(List<Question> questions, Pace pace, Duration within) {
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
