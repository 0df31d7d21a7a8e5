package dev.rollcall.rest.rendering;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
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

    private static final int TEN = 10;
    private static final int NANOS_OF_A_MILLISECOND = 1_000_000;

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

    /** Years that need more than four digits have a sign and six, as JavaScript writes them. */
    private static final DateTimeFormatter FAR_MILLISECONDS =
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.YEAR, 6, 6, SignStyle.ALWAYS)
                    .appendPattern("-MM-dd'T'HH:mm:ss.SSS'Z'")
                    .toFormatter(Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final Instant FIRST_OF_FOUR_DIGITS = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant FIRST_OF_SIX_DIGITS = Instant.parse("+10000-01-01T00:00:00Z");

    /** A time as text. Nearly all have a year of four digits, whose digits are written here. */
    static String text(Instant value) {
        if (value.isBefore(FIRST_OF_FOUR_DIGITS) || !value.isBefore(FIRST_OF_SIX_DIGITS)) {
            return FAR_MILLISECONDS.format(value);
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(value.getEpochSecond(), 0, ZoneOffset.UTC);
        byte[] text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
        digits(text, 3, time.getYear());
        digits(text, 6, time.getMonthValue());
        digits(text, 9, time.getDayOfMonth());
        digits(text, 12, time.getHour());
        digits(text, 15, time.getMinute());
        digits(text, 18, time.getSecond());
        digits(text, 22, value.getNano() / NANOS_OF_A_MILLISECOND);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Adds the digits of a number to zeros, the last one at this place. */
    private static void digits(byte[] text, int last, int number) {
        int at = last;
        for (int left = number; left > 0; left /= TEN) {
            text[at--] += (byte) (left % TEN);
        }
    }

    private static final class TimeSerializer extends StdSerializer<Instant> {

        private static final long serialVersionUID = 1L;

        TimeSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeString(text(value));
        }
    }
}
