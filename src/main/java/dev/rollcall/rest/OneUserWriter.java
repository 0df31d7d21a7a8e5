package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.model.Me;
import dev.rollcall.api.model.UserInfoResponse;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.answer.UntakenAnswers;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes an answer about one user. The framework's own writer would keep any number of them for
 * readers who take nothing.
 */
abstract class OneUserWriter<T> extends AnswerWriter<T> {

    private final WorkspaceChoice workspaces;
    private final ObjectMapper json;

    OneUserWriter(Class<T> answers, WorkspaceChoice workspaces, ObjectMapper json) {
        super(answers);
        this.workspaces = workspaces;
        this.json = json;
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
}
