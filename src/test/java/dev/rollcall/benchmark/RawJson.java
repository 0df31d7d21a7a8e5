package dev.rollcall.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * A document as JSON, written while it is read, with nothing made in between: the least that
 * answering a document can cost with this driver.
 */
record RawJson(byte[] bytes) {

    private static final int USUAL_SIZE = 1_024;

    /** Reads documents so. */
    static final class Reader implements Codec<RawJson> {

        private static final JsonFactory JSON = new JsonFactory();
        private static final DateTimeFormatter TIME =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

        @Override
        public RawJson decode(BsonReader reader, DecoderContext context) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
            try (JsonGenerator json = JSON.createGenerator(bytes)) {
                document(reader, json);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new RawJson(bytes.toByteArray());
        }

        private static void document(BsonReader reader, JsonGenerator json) throws IOException {
            reader.readStartDocument();
            json.writeStartObject();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                json.writeFieldName(reader.readName());
                value(reader, json);
            }
            json.writeEndObject();
            reader.readEndDocument();
        }

        private static void array(BsonReader reader, JsonGenerator json) throws IOException {
            reader.readStartArray();
            json.writeStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                value(reader, json);
            }
            json.writeEndArray();
            reader.readEndArray();
        }

        private static void value(BsonReader reader, JsonGenerator json) throws IOException {
            switch (reader.getCurrentBsonType()) {
                case STRING -> json.writeString(reader.readString());
                case BOOLEAN -> json.writeBoolean(reader.readBoolean());
                case INT32 -> json.writeNumber(reader.readInt32());
                case INT64 -> json.writeNumber(reader.readInt64());
                case DOUBLE -> json.writeNumber(reader.readDouble());
                case DATE_TIME ->
                        json.writeString(TIME.format(Instant.ofEpochMilli(reader.readDateTime())));
                case DOCUMENT -> document(reader, json);
                case ARRAY -> array(reader, json);
                default -> {
                    reader.skipValue();
                    json.writeNull();
                }
            }
        }

        @Override
        public void encode(BsonWriter writer, RawJson value, EncoderContext context) {
            throw new UnsupportedOperationException("Only read");
        }

        @Override
        public Class<RawJson> getEncoderClass() {
            return RawJson.class;
        }
    }
}
