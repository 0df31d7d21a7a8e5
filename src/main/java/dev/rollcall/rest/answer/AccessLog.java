package dev.rollcall.rest.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.caller.Credentials;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.rest.request.OfferedCredentials;
import dev.rollcall.rest.request.RequestId;
import dev.rollcall.setting.RollcallConfiguration;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes a line of JSON for each answer, if an operator wants that. It bypasses the logging
 * library, which would put other text around the JSON.
 */
@ApplicationScoped
public class AccessLog {

    private static final String ROWS = "rollcall.rows";

    private final boolean wanted;
    private final PrintStream output;
    private final Dialect dialect;

    @Inject
    AccessLog(RollcallConfiguration configuration, Dialect dialect) {
        this(configuration.accessLog(), System.out, dialect);
    }

    AccessLog(boolean wanted, PrintStream output, Dialect dialect) {
        this.wanted = wanted;
        this.output = output;
        this.dialect = dialect;
    }

    /** Writes the line of this request when its answer has ended. */
    public void follow(RoutingContext context, Optional<String> trace) {
        if (isWanted()) {
            long begun = System.nanoTime();
            context.addEndHandler(ended -> write(line(context, trace, begun, ended.succeeded())));
        }
    }

    boolean isWanted() {
        return wanted;
    }

    /** Keeps the number of rows of a list for its line. */
    public static void rows(RoutingContext context, long rows) {
        context.put(ROWS, rows);
    }

    private AccessLine line(
            RoutingContext context, Optional<String> trace, long begun, boolean whole) {
        Long rows = context.get(ROWS);
        return new AccessLine(
                Instant.now(),
                RequestId.of(context),
                trace,
                Endpoint.operation(context.request().path()),
                context.response().getStatusCode(),
                Duration.ofNanos(System.nanoTime() - begun),
                context.response().bytesWritten(),
                rows == null ? OptionalLong.empty() : OptionalLong.of(rows),
                kind(OfferedCredentials.of(context.request())),
                dialect.id(),
                whole);
    }

    private static String kind(Credentials offered) {
        if (offered instanceof Credentials.TokenPair) {
            return "login";
        }
        return offered instanceof Credentials.Bearer ? "bearer" : "none";
    }

    /** In one piece, so that lines of two threads do not mix. */
    void write(AccessLine line) {
        byte[] bytes = (line.json() + "\n").getBytes(StandardCharsets.UTF_8);
        output.write(bytes, 0, bytes.length);
        output.flush();
    }

    /**
     * One answered request, as one line of JSON. It has no room for a query, an id of a person, a
     * name, an address or a token.
     *
     * @param requestId the id of the request
     * @param operation the endpoint's name, or {@code other}
     * @param status the status of the answer
     * @param bytes the bytes of the body that were handed to the connection
     * @param rows the rows of a list; empty for every other answer
     * @param caller the kind of credentials that the request had
     * @param whole whether the answer was written to its end
     */
    record AccessLine(
            Instant time,
            String requestId,
            Optional<String> traceId,
            String operation,
            int status,
            Duration duration,
            long bytes,
            OptionalLong rows,
            String caller,
            String dialect,
            boolean whole) {

        private static final JsonFactory JSON = new JsonFactory();
        private static final double MILLIS = 1_000_000.0;

        /** The line without its end. */
        String json() {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(text)) {
                write(json);
            } catch (IOException impossible) {
                throw new UncheckedIOException("Written into memory", impossible);
            }
            return text.toString();
        }

        private void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("time", time.toString());
            json.writeStringField("requestId", requestId);
            if (traceId.isPresent()) {
                json.writeStringField("traceId", traceId.get());
            }
            json.writeStringField("operation", operation);
            json.writeNumberField("status", status);
            json.writeNumberField(
                    "durationMillis", Math.round(duration.toNanos() / MILLIS * 10) / 10.0);
            json.writeNumberField("bytes", bytes);
            if (rows.isPresent()) {
                json.writeNumberField("rows", rows.getAsLong());
            }
            json.writeStringField("caller", caller);
            json.writeStringField("dialect", dialect);
            json.writeBooleanField("whole", whole);
            json.writeEndObject();
        }
    }
}
