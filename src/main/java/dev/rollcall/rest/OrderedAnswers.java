package dev.rollcall.rest;

import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Answers with an ordered failure, in the words and with the headers of the real one. The stub
 * orders failures, so that a consumer can test how it copes with them.
 */
@ApplicationScoped
public class OrderedAnswers {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String CALLS = "10";

    // spotless:off
    private static final Map<Integer, Function<Duration, Throwable>> FAILURES = Map.of(
            400, wait -> new RequestFailure.MalformedRequest(),
            401, wait -> new DirectoryFailure.Unauthenticated(),
            403, wait -> new DirectoryFailure.DirectRoomsRefused(),
            404, wait -> new RequestFailure.NoSuchEndpoint(),
            405, wait -> new RequestFailure.MethodNotAllowed(),
            413, wait -> new RequestFailure.BodyTooLarge(),
            TOO_MANY_REQUESTS, RequestFailure.TooManyRequests::new,
            500, wait -> new IllegalStateException("Ordered"),
            503, wait -> new StoreUnavailableException(UnavailableReason.LOST));
    // spotless:on

    private final FailureAnswers answers;

    OrderedAnswers(FailureAnswers answers) {
        this.answers = answers;
    }

    /** The statuses that can be ordered. */
    public static Set<Integer> statuses() {
        return new TreeSet<>(FAILURES.keySet());
    }

    /**
     * Answers with the failure of this status.
     *
     * @param wait the wait that the answer asks for, if it asks for one
     */
    public void answer(RoutingContext context, int status, Duration wait) {
        if (status == TOO_MANY_REQUESTS) {
            long again = System.currentTimeMillis() + wait.toMillis();
            context.response()
                    .putHeader("X-RateLimit-Limit", CALLS)
                    .putHeader("X-RateLimit-Remaining", "0")
                    .putHeader("X-RateLimit-Reset", Long.toString(again));
        }
        answers.send(context, FAILURES.get(status).apply(wait));
    }
}
