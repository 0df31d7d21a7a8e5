package dev.rollcall.stub.control;

import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.parameter.QueryString;
import dev.rollcall.stub.workspace.Journal;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure;
import dev.rollcall.stub.workspace.StubContents.StubCaller;
import dev.rollcall.stub.workspace.StubWorkspace;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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
        Optional<Map<String, List<String>>> parameters = parameters(request);
        Optional<String> caller = caller(request, workspace);
        onceAtItsEnd(
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
                                                    parameters,
                                                    caller,
                                                    status(context),
                                                    TimeUnit.NANOSECONDS.toMillis(
                                                            System.nanoTime() - begun),
                                                    failure.map(ordered -> ordered.kind().word())));
                    workspace.requestEnds();
                });
    }

    /** Runs the note once. If an answer breaks off, only the end of its connection shows that. */
    private static void onceAtItsEnd(RoutingContext context, Runnable note) {
        AtomicBoolean noted = new AtomicBoolean();
        Runnable once =
                () -> {
                    if (noted.compareAndSet(false, true)) {
                        note.run();
                    }
                };
        context.addEndHandler(ended -> once.run());
        if (context.request().connection() instanceof ConnectionBase connection) {
            ChannelFuture closing = connection.channel().closeFuture();
            ChannelFutureListener listener = closed -> once.run();
            closing.addListener(listener);
            context.addEndHandler(ended -> closing.removeListener(listener));
        }
    }

    private static Optional<Integer> status(RoutingContext context) {
        HttpServerResponse response = context.response();
        return response.headWritten() ? Optional.of(response.getStatusCode()) : Optional.empty();
    }

    private static Optional<Map<String, List<String>>> parameters(HttpServerRequest request) {
        try {
            Map<String, List<String>> decoded = new LinkedHashMap<>();
            QueryString.parse(Optional.ofNullable(request.query()).orElse(""))
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
