package dev.rollcall.stub.control;

import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.parameter.QueryString;
import dev.rollcall.stub.workspace.Journal;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure;
import dev.rollcall.stub.workspace.StubContents.StubCaller;
import dev.rollcall.stub.workspace.StubWorkspace;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Notes each request of a workspace in its journal, once it has ended. */
@ApplicationScoped
class RequestNotes {

    private static final String BEARER = "Bearer ";

    void take(RoutingContext context, StubWorkspace workspace, Optional<OrderedFailure> failure) {
        workspace.requestBegins();
        long number = workspace.journal().begin();
        long begun = System.nanoTime();
        Instant at = Instant.now();
        HttpServerRequest request = context.request();
        String method = request.method().name();
        String path = request.path();
        Optional<String> query = Optional.ofNullable(request.query());
        Optional<String> caller = caller(request, workspace);
        RequestEnd.once(
                context,
                () -> {
                    workspace
                            .journal()
                            .end(
                                    number,
                                    same ->
                                            new Journal.Entry(
                                                    same,
                                                    at,
                                                    method,
                                                    path,
                                                    parameters(query),
                                                    caller,
                                                    status(context),
                                                    TimeUnit.NANOSECONDS.toMillis(
                                                            System.nanoTime() - begun),
                                                    failure.map(ordered -> ordered.kind().word())));
                    workspace.requestEnds();
                });
    }

    private static Optional<Integer> status(RoutingContext context) {
        HttpServerResponse response = context.response();
        return response.headWritten() ? Optional.of(response.getStatusCode()) : Optional.empty();
    }

    /** Is called at the end: many short parameters take far more memory than their text. */
    private static Optional<Map<String, List<String>>> parameters(Optional<String> query) {
        try {
            Map<String, List<String>> decoded = new LinkedHashMap<>();
            QueryString.parse(query.orElse(""))
                    .forEach((name, given) -> decoded.put(name, given.values()));
            return Optional.of(decoded);
        } catch (RequestFailure.UnreadableQuery unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> caller(HttpServerRequest request, StubWorkspace workspace) {
        String bearer = header(request, "Authorization");
        return workspace
                .callerWith(
                        header(request, "X-User-Id"),
                        header(request, "X-Auth-Token"),
                        bearer.startsWith(BEARER) ? bearer.substring(BEARER.length()) : bearer)
                .map(StubCaller::username);
    }

    private static String header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
