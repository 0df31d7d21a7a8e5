package dev.rollcall.rest;

import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.list.UserListBody;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes the body of users.list row by row, as fast as the client reads it. */
@Provider
public final class UserListBodyWriter extends AnswerWriter<UserListBody> {

    private final WorkspaceChoice workspaces;

    UserListBodyWriter(WorkspaceChoice workspaces) {
        super(UserListBody.class);
        this.workspaces = workspaces;
    }

    @Override
    public void writeResponse(UserListBody body, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        workspaces
                .of(request.unwrap(RoutingContext.class))
                .requests()
                .transfers()
                .start(
                        body,
                        context.serverResponse(),
                        connection(request),
                        failure -> failure.ifPresentOrElse(request::resume, request::resume));
    }

    private static HttpConnection connection(ResteasyReactiveRequestContext request) {
        return request.unwrap(RoutingContext.class).request().connection();
    }
}
