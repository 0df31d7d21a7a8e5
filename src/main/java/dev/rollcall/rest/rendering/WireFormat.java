package dev.rollcall.rest.rendering;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * The JSON form of times and numbers: times in UTC with milliseconds, numbers without an exponent.
 */
@Singleton
public final class WireFormat implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule().addSerializer(new TimeSerializer()));
        mapper.getFactory().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** Runs after the framework's own modules, because the last serializer of a type wins. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static final class TimeSerializer extends StdSerializer<Instant> {

        private static final long serialVersionUID = 1L;
        private static final DateTimeFormatter MILLISECONDS =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

        /** Years with more than four digits have a sign and six digits, as in JavaScript. */
        private static final DateTimeFormatter FAR_MILLISECONDS =
                new DateTimeFormatterBuilder()
                        .appendValue(ChronoField.YEAR, 6, 6, SignStyle.ALWAYS)
                        .appendPattern("-MM-dd'T'HH:mm:ss.SSS'Z'")
                        .toFormatter(Locale.ROOT)
                        .withZone(ZoneOffset.UTC);

        private static final Instant FIRST_OF_FOUR_DIGITS = Instant.parse("0000-01-01T00:00:00Z");
        private static final Instant FIRST_OF_SIX_DIGITS = Instant.parse("+10000-01-01T00:00:00Z");

        TimeSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            boolean far =
                    value.isBefore(FIRST_OF_FOUR_DIGITS) || !value.isBefore(FIRST_OF_SIX_DIGITS);
            generator.writeString((far ? FAR_MILLISECONDS : MILLISECONDS).format(value));
        }
    }
}
