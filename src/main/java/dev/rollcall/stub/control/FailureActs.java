package dev.rollcall.stub.control;

import dev.rollcall.rest.OrderedAnswers;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Gives a request the failure that was ordered for it. */
@ApplicationScoped
class FailureActs {

    private static final String OWN = "Stub-Own-Request";
    private static final List<String> COPIED =
            List.of("X-User-Id", "X-Auth-Token", "Authorization");
    private static final int OK = 200;

    private final StubSettings settings;
    private final OrderedAnswers answers;
    private final DelayedRequests delayed;
    private final Vertx vertx;
    private final String secret = UUID.randomUUID().toString();

    FailureActs(
            StubSettings settings, OrderedAnswers answers, DelayedRequests delayed, Vertx vertx) {
        this.settings = settings;
        this.answers = answers;
        this.delayed = delayed;
        this.vertx = vertx;
    }

    /** Whether this class sent the request, to get an answer that it then breaks off. */
    boolean isOwn(RoutingContext context) {
        return secret.equals(context.request().getHeader(OWN));
    }

    void act(RoutingContext context, String workspace, OrderedFailure failure) {
        if (failure.delay().isZero()) {
            actNow(context, workspace, failure);
            return;
        }
        delayed.delay(context, failure.delay(), () -> actNow(context, workspace, failure));
    }

    private void actNow(RoutingContext context, String workspace, OrderedFailure failure) {
        switch (failure.kind()) {
            case STATUS ->
                    answers.answer(
                            context, failure.status(), Duration.ofSeconds(failure.retryAfter()));
            case DELAY -> context.next();
            case BREAK_OFF -> breakOff(context, workspace);
            case RESET -> reset(context);
        }
    }

    /**
     * Asks for the same answer as a client, and sends its first half. So it is a real answer that
     * breaks off.
     */
    private void breakOff(RoutingContext context, String workspace) {
        HttpClient client = vertx.createHttpClient();
        RequestOptions target =
                new RequestOptions()
                        .setAbsoluteURI(settings.service())
                        .setURI(WorkspaceRouting.PREFIX + workspace + context.request().uri());
        client.request(target)
                .compose(request -> asked(context, request))
                .compose(answer -> answer.body().onSuccess(body -> sendHalf(context, answer, body)))
                .onFailure(failure -> reset(context))
                .onComplete(ended -> client.close());
    }

    private Future<HttpClientResponse> asked(RoutingContext context, HttpClientRequest request) {
        COPIED.forEach(
                name ->
                        context.request()
                                .headers()
                                .getAll(name)
                                .forEach(value -> request.headers().add(name, value)));
        return request.putHeader(OWN, secret).send();
    }

    /** Sends half of a successful answer; a failure is sent whole. The client may have gone. */
    private static void sendHalf(RoutingContext context, HttpClientResponse answer, Buffer body) {
        if (context.response().closed()) {
            return;
        }
        HttpServerResponse response = context.response().setStatusCode(answer.statusCode());
        answer.headers()
                .forEach(
                        (name, value) -> {
                            if (!name.equalsIgnoreCase("Content-Length")
                                    && !name.equalsIgnoreCase("Transfer-Encoding")) {
                                response.putHeader(name, value);
                            }
                        });
        if (answer.statusCode() != OK) {
            response.end(body);
            return;
        }
        response.setChunked(true);
        response.write(body.getBuffer(0, body.length() / 2))
                .onComplete(written -> response.reset());
    }

    private static void reset(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2
                && context.request().connection() instanceof ConnectionBase connection) {
            resetConnection(connection.channel());
        } else {
            context.response().reset();
        }
    }

    private static void resetConnection(Channel channel) {
        if (channel.isOpen()) {
            // Without this the client would see an orderly end.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }
}
