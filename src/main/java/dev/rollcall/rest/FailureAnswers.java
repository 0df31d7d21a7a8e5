package dev.rollcall.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.error.ErrorTable.ErrorAnswer;
import dev.rollcall.rest.error.FrameworkFailure;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.request.Endpoint.RequestPath;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.function.BiConsumer;

/**
 * Answers requests that failed outside the resources, in the contract's form. Without it the
 * framework would answer with a stack trace, and log the query string.
 */
@ApplicationScoped
class FailureAnswers {

    private static final int BEFORE_THE_FRAMEWORK = Integer.MIN_VALUE;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final WorkspaceChoice workspaces;
    private final ObjectMapper json;
    private final UntilTheEnd untilTheEnd = new UntilTheEnd();

    FailureAnswers(WorkspaceChoice workspaces, ObjectMapper json) {
        this.workspaces = workspaces;
        this.json = json;
    }

    /** The service's other objects end at the same moment. */
    @PreDestroy
    void end() {
        untilTheEnd.end();
    }

    void register(@Observes Router router) {
        addTo(router, this::answer);
    }

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        addTo(router, this::answerOnManagement);
        router.route().order(BEFORE_THE_FRAMEWORK).handler(this::requireReadablePath);
    }

    /** Refuses a path that the router could not decode; the router would log a part of it. */
    private void requireReadablePath(RoutingContext context) {
        if (RequestPath.of(context.request().uri()).isPresent()) {
            context.next();
        } else {
            answerOnManagement(context, new RequestFailure.NoSuchEndpoint());
        }
    }

    private void addTo(Router router, BiConsumer<RoutingContext, Throwable> answer) {
        Handler<RoutingContext> ofFramework =
                context ->
                        untilTheEnd.run(
                                context.request().connection(),
                                () ->
                                        answer.accept(
                                                context,
                                                FrameworkFailure.of(
                                                        context.statusCode(), context.failure())));
        router.route().order(BEFORE_THE_FRAMEWORK).failureHandler(ofFramework);
        router.errorHandler(NOT_FOUND, ofFramework);
        router.errorHandler(METHOD_NOT_ALLOWED, ofFramework);
    }

    private void answerOnManagement(RoutingContext context, Throwable failure) {
        workspaces.of(context).answers().headers().attachOnManagement(context);
        answer(context, failure);
    }

    /** Logs the failure, and answers it; ends the connection if an answer has begun. */
    void answer(RoutingContext context, Throwable failure) {
        workspaces.of(context).answers().log().report(context, failure);
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        if (failure instanceof RequestFailure.BodyTooLarge) {
            closeAfterAnswer(context);
        }
        send(context, failure);
    }

    /** Sends what the error table says of the failure. */
    void send(RoutingContext context, Throwable failure) {
        Entrance.Answers answers = workspaces.of(context).answers();
        answers.headers().attach(context);
        ErrorAnswer answer = answers.errors().answer(failure);
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", "application/json").end(text(answer.body()));
    }

    /**
     * Closes the connection after the answer, because the request's body stays unread. HTTP/2
     * connections stay open for their other requests.
     */
    private static void closeAfterAnswer(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response()
                    .putHeader("Connection", "close")
                    .endHandler(ended -> context.request().connection().close());
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The contract's own error body", impossible);
        }
    }

    /**
     * Answers, or closes the connection if the process is past its end: then nothing is left that
     * could answer, and the framework would log a stack trace for each request.
     */
    static final class UntilTheEnd {

        private volatile boolean ended;

        void end() {
            ended = true;
        }

        void run(HttpConnection connection, Runnable answer) {
            try {
                if (!ended) {
                    answer.run();
                    return;
                }
            } catch (IllegalStateException e) {
                if (!ended) {
                    throw e;
                }
            }
            connection.close();
        }
    }

    /**
     * Answers failures of resources by the error table. The cause of an unexpected one is only
     * logged.
     */
    @Provider
    public static final class FailureMapper implements ExceptionMapper<Throwable> {

        private final WorkspaceChoice workspaces;
        private final RoutingContext context;

        FailureMapper(WorkspaceChoice workspaces, RoutingContext context) {
            this.workspaces = workspaces;
            this.context = context;
        }

        @Override
        public Response toResponse(Throwable thrown) {
            Throwable failure =
                    thrown instanceof WebApplicationException framework
                            ? FrameworkFailure.of(framework.getResponse().getStatus(), thrown)
                            : thrown;
            Entrance.Answers answers = workspaces.of(context).answers();
            answers.log().report(context, failure);
            ErrorAnswer answer = answers.errors().answer(failure);
            Response.ResponseBuilder response =
                    Response.status(answer.status())
                            .type(MediaType.APPLICATION_JSON)
                            .entity(answer.body());
            answer.headers().forEach(response::header);
            return response.build();
        }
    }
}
