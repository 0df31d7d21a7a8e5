package dev.rollcall.rest;

import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.error.ErrorTable.ErrorAnswer;
import dev.rollcall.rest.error.FrameworkFailure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers failures of resources by the error table. The cause of an unexpected one is only logged.
 */
@Provider
public final class FailureMapper implements ExceptionMapper<Throwable> {

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
