package dev.rollcall.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.rest.error.ErrorAnswer;
import dev.rollcall.rest.error.ErrorTable;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.parameter.QueryString;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before everything under {@code /api/}: exact paths and methods, preflights, and the
 * headers of every answer. Hides the query string and {@code Accept} from the framework, which
 * would answer some of them in its own way; the resources read the query string as it was sent.
 */
@ApplicationScoped
class ApiGate {

    private static final String PREFIX = "/api/";
    private static final String QUERY = "rollcall.query";
    private static final int EARLY = 200;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ErrorTable errors;
    private final FailureLog log;
    private final CrossOrigin crossOrigin;
    private final AnswerHeaders headers;
    private final ObjectMapper json;

    ApiGate(
            ErrorTable errors,
            FailureLog log,
            CrossOrigin crossOrigin,
            AnswerHeaders headers,
            ObjectMapper json) {
        this.errors = errors;
        this.log = log;
        this.crossOrigin = crossOrigin;
        this.headers = headers;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    /** The query string of a request as it was sent; empty without one. */
    static String query(RoutingContext context) {
        return Optional.<String>ofNullable(context.get(QUERY)).orElse("");
    }

    private void pass(RoutingContext context) {
        if (!isOfTheApi(context)) {
            context.next();
            return;
        }
        String path = context.request().path();
        Optional<Endpoint> endpoint = QueryString.decodedPath(path).flatMap(Endpoint::at);
        if (endpoint.isPresent() && isToBeHidden(context.request(), endpoint.get())) {
            // Filters run again on the new way, so nothing but the query may be left behind here.
            context.put(QUERY, Optional.ofNullable(context.request().query()).orElse(""));
            Rerouting.to(endpoint.get().path(), context);
            return;
        }
        context.addHeadersEndHandler(ignored -> headers.complete(context));
        try {
            admit(context, endpoint);
        } catch (RuntimeException failure) {
            fail(context, failure);
        }
    }

    /** The framework tidies paths before it looks them up, so what it would tidy comes here too. */
    private static boolean isOfTheApi(RoutingContext context) {
        String path = context.request().path();
        return path != null
                && (path.startsWith(PREFIX)
                        || QueryString.decodedPath(path).isPresent()
                                && context.normalizedPath().startsWith(PREFIX));
    }

    private static boolean isToBeHidden(HttpServerRequest request, Endpoint endpoint) {
        return request.query() != null || !request.path().equals(endpoint.path());
    }

    private void admit(RoutingContext context, Optional<Endpoint> endpoint) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            crossOrigin.answerPreflight(context);
            return;
        }
        if (endpoint.isEmpty()) {
            throw new RequestFailure.NoSuchEndpoint();
        }
        if (!METHODS.contains(method)) {
            throw new RequestFailure.MethodNotAllowed();
        }
        context.request().headers().remove("Accept");
        context.next();
    }

    private void fail(RoutingContext context, RuntimeException failure) {
        log.report(context, failure);
        ErrorAnswer answer = errors.answer(failure);
        context.response().setStatusCode(answer.status());
        answer.headers().forEach(context.response()::putHeader);
        context.response().putHeader("Content-Type", "application/json").end(text(answer.body()));
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The contract's own error body", impossible);
        }
    }
}
