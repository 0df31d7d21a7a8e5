package dev.rollcall.rest.error;

import dev.rollcall.api.model.Error;
import dev.rollcall.api.model.ErrorDetails;
import dev.rollcall.api.model.UnauthenticatedError;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.directory.failure.DirectoryFailure.DirectRoomsRefused;
import dev.rollcall.directory.failure.DirectoryFailure.EmptySearch;
import dev.rollcall.directory.failure.DirectoryFailure.InvalidFilter;
import dev.rollcall.directory.failure.DirectoryFailure.InvalidJsonParameter;
import dev.rollcall.directory.failure.DirectoryFailure.NotPermitted;
import dev.rollcall.directory.failure.DirectoryFailure.RightsChanged;
import dev.rollcall.directory.failure.DirectoryFailure.TooSlow;
import dev.rollcall.directory.failure.DirectoryFailure.Unauthenticated;
import dev.rollcall.directory.failure.DirectoryFailure.UserNotFound;
import dev.rollcall.rest.error.RequestFailure.BodyTooLarge;
import dev.rollcall.rest.error.RequestFailure.ClientGone;
import dev.rollcall.rest.error.RequestFailure.CrossOriginDisabled;
import dev.rollcall.rest.error.RequestFailure.InvalidParameters;
import dev.rollcall.rest.error.RequestFailure.MalformedRequest;
import dev.rollcall.rest.error.RequestFailure.MethodNotAllowed;
import dev.rollcall.rest.error.RequestFailure.NoSuchEndpoint;
import dev.rollcall.rest.error.RequestFailure.NotAcceptable;
import dev.rollcall.rest.error.RequestFailure.OriginRefused;
import dev.rollcall.rest.error.RequestFailure.TooManyLists;
import dev.rollcall.rest.error.RequestFailure.TooManyOfCaller;
import dev.rollcall.rest.error.RequestFailure.TooManyOnManagement;
import dev.rollcall.rest.error.RequestFailure.TooManyRequests;
import dev.rollcall.rest.error.RequestFailure.TooManyUntaken;
import dev.rollcall.rest.error.RequestFailure.TooManyUntakenOfCaller;
import dev.rollcall.rest.error.RequestFailure.UnreadableQuery;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.StoreUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The status and the body of each failure, one row for each. A failure without a row becomes a 500
 * without details.
 */
@WorkspaceScoped
public final class ErrorTable {

    private static final Map<String, String> RETRY_SOON = Map.of("Retry-After", "1");

    /** The challenge has no realm, so that no browser asks for a password. */
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer");

    private static final String NO_LOGIN = "You must be logged in to do this.";
    private static final String UNAVAILABLE =
            "The user directory is not available right now. Please try again.";
    private static final String TOO_MUCH_OF_ONE =
            "You have too many requests running at once. Please wait for an answer before you send the next.";
    private static final String TOO_MUCH_OF_ALL =
            "Too many lists of this kind are being read right now. Please try again.";
    private static final String TOO_MUCH_UNTAKEN =
            "Too many large answers are being sent right now. Please try again.";
    private static final String TOO_MUCH_ON_MANAGEMENT =
            "Too many requests of this kind are waiting right now. Please try again.";
    private static final String TOO_SLOW =
            "The query or sort took too long, since no index serves it. It would take as long again: please change it.";

    private final Dialect.Traits traits;
    private final Map<Class<?>, Function<Throwable, ErrorAnswer>> rows = new HashMap<>();

    public ErrorTable(Dialect dialect) {
        this.traits = dialect.traits();
        row(UnreadableQuery.class, failure -> plain(400, "Invalid query parameters"));
        row(
                InvalidParameters.class,
                failure ->
                        typed(
                                400,
                                failure.getMessage() + traits.schemaErrorSuffix(),
                                traits.schemaErrorType()));
        row(EmptySearch.class, failure -> plain(400, "Invalid search query."));
        row(UserNotFound.class, failure -> plain(400, "User not found."));
        row(InvalidJsonParameter.class, ErrorTable::invalidJson);
        row(
                InvalidFilter.class,
                failure ->
                        typed(
                                400,
                                failure.getMessage() + " [error-invalid-query]",
                                "error-invalid-query"));
        row(Unauthenticated.class, failure -> unauthenticated());
        row(DirectRoomsRefused.class, failure -> plain(403, traits.directRoomsRefusal()));
        row(NotPermitted.class, failure -> plain(403, "unauthorized"));
        row(OriginRefused.class, failure -> plain(403, "Invalid origin"));
        row(MalformedRequest.class, failure -> plain(400, "Bad request"));
        row(BodyTooLarge.class, failure -> plain(413, "Request body too large"));
        row(NoSuchEndpoint.class, failure -> plain(404, "API endpoint does not exist"));
        row(NotAcceptable.class, failure -> plain(406, "Not acceptable"));
        row(MethodNotAllowed.class, failure -> notAllowed("Method not allowed"));
        row(
                CrossOriginDisabled.class,
                failure ->
                        notAllowed(
                                "CORS not enabled. Go to \"Admin > General > REST Api\" to enable it."));
        row(TooManyRequests.class, failure -> tooMany(failure.seconds()));
        row(TooManyOfCaller.class, failure -> tryAgain(429, TOO_MUCH_OF_ONE));
        row(ClientGone.class, failure -> plain(400, "Bad request"));
        row(TooManyUntakenOfCaller.class, failure -> tryAgain(429, TOO_MUCH_OF_ONE));
        row(TooManyUntaken.class, failure -> tryAgain(503, TOO_MUCH_UNTAKEN));
        row(TooManyOnManagement.class, failure -> tryAgain(503, TOO_MUCH_ON_MANAGEMENT));
        row(TooManyLists.class, failure -> tryAgain(503, TOO_MUCH_OF_ALL));
        row(
                TooSlow.class,
                failure ->
                        typed(400, TOO_SLOW + " [error-query-too-slow]", "error-query-too-slow"));
        row(RightsChanged.class, failure -> unavailable());
        row(StoreUnavailableException.class, failure -> unavailable());
        requireRows(DirectoryFailure.class, RequestFailure.class);
    }

    private <T extends Throwable> void row(Class<T> failure, Function<T, ErrorAnswer> answer) {
        rows.put(failure, thrown -> answer.apply(failure.cast(thrown)));
    }

    private void requireRows(Class<?>... families) {
        List<Class<?>> missing =
                Stream.of(families)
                        .<Class<?>>flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .filter(failure -> !rows.containsKey(failure))
                        .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("No error row for " + missing);
        }
    }

    /** Whether the failure has a row, so that it is expected. */
    public boolean isExpected(Throwable failure) {
        return rows.containsKey(failure.getClass());
    }

    public ErrorAnswer answer(Throwable failure) {
        return rows.getOrDefault(
                        failure.getClass(), unexpected -> plain(500, "Internal server error"))
                .apply(failure);
    }

    private static ErrorAnswer plain(int status, String text) {
        return new ErrorAnswer(status, Map.of(), error(text));
    }

    private static ErrorAnswer typed(int status, String text, String type) {
        return new ErrorAnswer(status, Map.of(), error(text).errorType(type));
    }

    private static ErrorAnswer invalidJson(InvalidJsonParameter failure) {
        String type = "error-invalid-" + failure.parameter();
        String text =
                "Invalid "
                        + failure.parameter()
                        + " parameter provided: \""
                        + failure.text()
                        + "\" ["
                        + type
                        + "]";
        Error body =
                error(text)
                        .errorType(type)
                        .details(new ErrorDetails().helperMethod("parseJsonQuery"));
        return new ErrorAnswer(400, Map.of(), body);
    }

    private ErrorAnswer unauthenticated() {
        UnauthenticatedError body = new UnauthenticatedError().status("error").message(NO_LOGIN);
        return new ErrorAnswer(
                401,
                CHALLENGE,
                traits.fullUnauthenticatedBody() ? body.success(false).error(NO_LOGIN) : body);
    }

    private static ErrorAnswer notAllowed(String text) {
        return new ErrorAnswer(405, Map.of("Allow", "GET, HEAD, OPTIONS"), error(text));
    }

    private static ErrorAnswer tooMany(long seconds) {
        String text =
                "Error, too many requests. Please slow down. You must wait "
                        + seconds
                        + " seconds before trying this endpoint again. [error-too-many-requests]";
        return new ErrorAnswer(429, Map.of("Retry-After", Long.toString(seconds)), error(text));
    }

    private static ErrorAnswer unavailable() {
        return tryAgain(503, UNAVAILABLE);
    }

    private static ErrorAnswer tryAgain(int status, String text) {
        return new ErrorAnswer(status, RETRY_SOON, error(text));
    }

    private static Error error(String text) {
        return new Error().success(false).error(text);
    }

    /** The answer to a failed request: a status, headers, and a body of the contract. */
    public record ErrorAnswer(int status, Map<String, String> headers, Object body) {

        public ErrorAnswer {
            headers = Map.copyOf(headers);
        }
    }
}
