package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.answer.UntakenAnswers;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes an answer about one user. The framework's own writer would keep any number of them for
 * readers who take nothing.
 */
abstract class OneUserWriter<T> implements ServerMessageBodyWriter<T> {

    private final Class<T> answers;
    private final WorkspaceChoice workspaces;
    private final ObjectMapper json;

    OneUserWriter(Class<T> answers, WorkspaceChoice workspaces, ObjectMapper json) {
        this.answers = answers;
        this.workspaces = workspaces;
        this.json = json;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == answers;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == answers;
    }

    @Override
    public void writeResponse(T answer, Type generic, ServerRequestContext context)
            throws IOException {
        RoutingContext request =
                ((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class);
        workspaces
                .of(request)
                .answers()
                .untaken()
                .send(
                        json.writeValueAsBytes(answer),
                        UntakenAnswers.caller(request),
                        context.serverResponse());
    }

    @Override
    public void writeTo(
            T answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("Written to the response itself, not to a stream");
    }
}
