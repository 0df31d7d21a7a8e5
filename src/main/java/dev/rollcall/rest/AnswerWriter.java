package dev.rollcall.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;

/**
 * Writes answers of one type to the response itself, so that it can follow how much of them is
 * taken. The framework also knows writers to a stream, and these answers are never written so.
 */
abstract class AnswerWriter<T> implements ServerMessageBodyWriter<T> {

    private final Class<T> answers;

    AnswerWriter(Class<T> answers) {
        this.answers = answers;
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
}
