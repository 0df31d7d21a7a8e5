package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.model.Me;
import dev.rollcall.api.model.UserInfoResponse;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.answer.UntakenAnswers;
import dev.rollcall.rest.list.UserListBody;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes answers of one type to the response itself, so that it can follow how much of them is
 * taken: the framework's own writer would keep any number of them for readers who take nothing. The
 * framework also knows writers to a stream, and these answers are never written so.
 */
abstract class AnswerWriter<T> implements ServerMessageBodyWriter<T> {

    private final Class<T> answers;
    private final WorkspaceChoice workspaces;

    AnswerWriter(Class<T> answers, WorkspaceChoice workspaces) {
        this.answers = answers;
        this.workspaces = workspaces;
    }

    @Override
    public final boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == answers;
    }

    @Override
    public final boolean isWriteable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == answers;
    }

    @Override
    public final void writeTo(
            T answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("Written to the response itself, not to a stream");
    }

    @Override
    public final void writeResponse(T answer, Type generic, ServerRequestContext context)
            throws IOException {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        RoutingContext routing = request.unwrap(RoutingContext.class);
        send(answer, request, routing, workspaces.of(routing));
    }

    abstract void send(
            T answer,
            ResteasyReactiveRequestContext request,
            RoutingContext routing,
            Entrance entrance)
            throws IOException;

    /** Writes an answer about one user in one piece. */
    abstract static class OneUserWriter<T> extends AnswerWriter<T> {

        private final ObjectMapper json;

        OneUserWriter(Class<T> answers, WorkspaceChoice workspaces, ObjectMapper json) {
            super(answers, workspaces);
            this.json = json;
        }

        @Override
        final void send(
                T answer,
                ResteasyReactiveRequestContext request,
                RoutingContext routing,
                Entrance entrance)
                throws IOException {
            entrance.answers()
                    .untaken()
                    .send(
                            json.writeValueAsBytes(answer),
                            UntakenAnswers.caller(routing),
                            request.serverResponse());
        }
    }

    /** Writes the answer of users.info. */
    @Provider
    public static final class UserInfoWriter extends OneUserWriter<UserInfoResponse> {

        UserInfoWriter(WorkspaceChoice workspaces, ObjectMapper json) {
            super(UserInfoResponse.class, workspaces, json);
        }
    }

    /** Writes the answer of me. */
    @Provider
    public static final class MeWriter extends OneUserWriter<Me> {

        MeWriter(WorkspaceChoice workspaces, ObjectMapper json) {
            super(Me.class, workspaces, json);
        }
    }

    /** Writes the body of users.list row by row, as fast as the client reads it. */
    @Provider
    public static final class UserListWriter extends AnswerWriter<UserListBody> {

        UserListWriter(WorkspaceChoice workspaces) {
            super(UserListBody.class, workspaces);
        }

        @Override
        void send(
                UserListBody body,
                ResteasyReactiveRequestContext request,
                RoutingContext routing,
                Entrance entrance) {
            request.suspend();
            entrance.requests()
                    .transfers()
                    .start(
                            body,
                            request.serverResponse(),
                            routing.request().connection(),
                            failure -> failure.ifPresentOrElse(request::resume, request::resume));
        }
    }
}
