package dev.rollcall.rest;

import dev.rollcall.rest.error.ErrorAnswer;
import dev.rollcall.rest.error.ErrorTable;
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

    private final ErrorTable table;
    private final FailureLog log;
    private final RoutingContext context;

    FailureMapper(ErrorTable table, FailureLog log, RoutingContext context) {
        this.table = table;
        this.log = log;
        this.context = context;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable failure =
                thrown instanceof WebApplicationException framework
                        ? FrameworkFailure.of(framework.getResponse().getStatus(), thrown)
                        : thrown;
        log.report(context, failure);
        ErrorAnswer answer = table.answer(failure);
        Response.ResponseBuilder response =
                Response.status(answer.status())
                        .type(MediaType.APPLICATION_JSON)
                        .entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
