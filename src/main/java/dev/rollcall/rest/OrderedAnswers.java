package dev.rollcall.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.error.ErrorTable.ErrorAnswer;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.vertx.core.http.HttpServerResponse;
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

    private final WorkspaceChoice workspaces;
    private final ObjectMapper json;

    OrderedAnswers(WorkspaceChoice workspaces, ObjectMapper json) {
        this.workspaces = workspaces;
        this.json = json;
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
        Entrance.Answers answers = workspaces.of(context).answers();
        answers.headers().attach(context);
        ErrorAnswer answer = answers.errors().answer(FAILURES.get(status).apply(wait));
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (status == TOO_MANY_REQUESTS) {
            long again = System.currentTimeMillis() + wait.toMillis();
            response.putHeader("X-RateLimit-Limit", CALLS)
                    .putHeader("X-RateLimit-Remaining", "0")
                    .putHeader("X-RateLimit-Reset", Long.toString(again));
        }
        response.putHeader("Content-Type", "application/json").end(text(answer.body()));
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The contract's own error body", impossible);
        }
    }
}
