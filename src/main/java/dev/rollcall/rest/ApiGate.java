package dev.rollcall.rest;

import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.answer.AccessLog;
import dev.rollcall.rest.answer.AnswerHeaders;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.rest.request.Endpoint.RequestPath;
import dev.rollcall.rest.request.RequestId;
import dev.rollcall.rest.request.ServedPath;
import dev.rollcall.signal.RequestName;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Admits only requests with the exact paths and methods of the contract, and those of the served
 * files. It runs before all other filters, answers preflights, and adds the headers of every
 * answer. The framework sees no other request, so it cannot answer one in its own way.
 */
@ApplicationScoped
class ApiGate {

    private static final String API = "/api/";
    private static final int FIRST = 1000;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ServedPath served;
    private final WorkspaceChoice workspaces;
    private final FailureAnswers failures;
    private final AccessLog accessLog;
    private final long longestBody;

    ApiGate(
            ServedPath served,
            WorkspaceChoice workspaces,
            FailureAnswers failures,
            AccessLog accessLog,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestBody) {
        this.served = served;
        this.workspaces = workspaces;
        this.failures = failures;
        this.accessLog = accessLog;
        this.longestBody = longestBody.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    /** The query string of a request as it was sent; empty without one. */
    static String query(RoutingContext context) {
        return Optional.ofNullable(context.request().query()).orElse("");
    }

    private void pass(RoutingContext context) {
        Optional<String> trace = RequestId.trace(context);
        RequestName.begin(RequestId.of(context), trace);
        accessLog.follow(context, trace);
        Optional<String> path = RequestPath.of(context.request().uri());
        try {
            admit(context, path);
        } catch (RuntimeException failure) {
            failures.answer(context, failure);
        }
    }

    private void admit(RoutingContext context, Optional<String> path) {
        HttpServerRequest request = context.request();
        Entrance entrance = workspaces.of(context);
        AnswerHeaders headers = entrance.answers().headers();
        boolean endpoint = path.flatMap(Endpoint::at).isPresent();
        boolean document = !endpoint && path.filter(served::isServed).isPresent();
        if (document) {
            headers.attachToDocument(context, path.get());
        } else {
            headers.attach(context);
        }
        requireWellFormed(request);
        boolean preflight = request.method().equals(HttpMethod.OPTIONS);
        if (preflight && path.orElse(request.uri()).startsWith(API)) {
            entrance.requests().crossOrigin().answerPreflight(context);
            return;
        }
        if (!document && !endpoint) {
            throw new RequestFailure.NoSuchEndpoint();
        }
        if (!METHODS.contains(request.method()) && !(document && preflight)) {
            throw new RequestFailure.MethodNotAllowed();
        }
        if (!document) {
            // Answers are JSON whatever the client accepts; without this the framework would answer
            // 406.
            request.headers().remove("Accept");
        }
        context.next();
    }

    /**
     * Refuses requests whose host is missing, ambiguous or invalid. The decoder refuses bad lengths
     * itself.
     */
    private void requireWellFormed(HttpServerRequest request) {
        if (request.headers().getAll("Host").size() > 1) {
            throw new RequestFailure.MalformedRequest();
        }
        String length = request.getHeader("Content-Length");
        if (length != null && Long.parseLong(length) > longestBody) {
            throw new RequestFailure.BodyTooLarge();
        }
    }
}
