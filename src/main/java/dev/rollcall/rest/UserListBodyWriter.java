package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rollcall.RollcallConfiguration;
import dev.rollcall.api.model.ListedUser;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes the body of users.list row by row, as fast as the reader takes it. */
@Provider
public final class UserListBodyWriter implements ServerMessageBodyWriter<UserListBody> {

    private final ObjectWriter rowWriter;
    private final Vertx vertx;
    private final RollcallConfiguration configuration;

    public UserListBodyWriter(ObjectMapper json, Vertx vertx, RollcallConfiguration configuration) {
        this.rowWriter = json.writerFor(ListedUser.class);
        this.vertx = vertx;
        this.configuration = configuration;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == UserListBody.class;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == UserListBody.class;
    }

    @Override
    public void writeResponse(UserListBody body, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        new ListTransfer(body, rowWriter, context.serverResponse(), request::resume)
                .start(vertx, configuration.limits().stalledReader());
    }

    @Override
    public void writeTo(
            UserListBody body,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("Written to the response itself, not to a stream");
    }
}
