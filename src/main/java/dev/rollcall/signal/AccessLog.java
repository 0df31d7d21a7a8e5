package dev.rollcall.signal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.setting.RollcallConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
@Singleton
public final class AccessLog {

    private final boolean wanted;
    private final PrintStream output;

    @Inject
    AccessLog(RollcallConfiguration configuration) {
        this(configuration.accessLog(), System.out);
    }

    AccessLog(boolean wanted, PrintStream output) {
        this.wanted = wanted;
        this.output = output;
    }

    public boolean isWanted() {
        return wanted;
    }

    /** In one piece, so that lines of two threads do not mix. */
    public void write(AccessLine line) {
        byte[] bytes = (line.json() + "\n").getBytes(StandardCharsets.UTF_8);
        output.write(bytes, 0, bytes.length);
        output.flush();
    }

    /**
     * One answered request for the access log, as one line of JSON. It has no room for a query, an
     * id of a person, a name, an address or a token.
     *
     * @param requestId the id of the request
     * @param operation the endpoint's name, or {@code other}
     * @param status the status of the answer
     * @param bytes the bytes of the body that were handed to the connection
     * @param rows the rows of a list; empty for every other answer
     * @param caller the kind of credentials that the request had
     * @param whole whether the answer was written to its end
     */
    public record AccessLine(
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
        public String json() {
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
