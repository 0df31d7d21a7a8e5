package dev.rollcall.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * A document as JSON, written while it is read, with nothing made in between: the least that
 * answering a document can cost with this driver. The members stand in the contract's order, which
 * the database does not know.
 *
 * @param bytes the members with commas between them, without braces
 * @param name the member {@code name}, of which a list makes another one
 */
record RawJson(byte[] bytes, String name) {

    /** Reads documents so, on any thread. */
    static final class Reader implements Codec<RawJson> {

        private final Map<String, Integer> places = new HashMap<>();
        private final byte[][] begins;
        private final ThreadLocal<Layout> layouts;

        /** A reader that writes these members in this order, and leaves others out. */
        Reader(List<String> members) {
            begins = new byte[members.size()][];
            for (int at = 0; at < begins.length; at++) {
                places.put(members.get(at), at);
                begins[at] = ("\"" + members.get(at) + "\":").getBytes(StandardCharsets.UTF_8);
            }
            layouts = ThreadLocal.withInitial(() -> new Layout(begins.length));
        }

        @Override
        public RawJson decode(BsonReader reader, DecoderContext context) {
            Layout layout = layouts.get();
            layout.clear();
            String name = "";
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                String member = reader.readName();
                Integer place = places.get(member);
                if (place == null) {
                    reader.skipValue();
                } else if (member.equals("name")) {
                    name = reader.readString();
                    layout.begin(place, begins[place]);
                    layout.json.text(name);
                    layout.end(place);
                } else {
                    layout.begin(place, begins[place]);
                    value(reader, layout.json);
                    layout.end(place);
                }
            }
            reader.readEndDocument();
            return new RawJson(layout.inOrder(), name);
        }

        private static void value(BsonReader reader, JsonBuffer json) {
            switch (reader.getCurrentBsonType()) {
                case STRING -> json.text(reader.readString());
                case BOOLEAN -> json.ascii(reader.readBoolean() ? "true" : "false");
                case INT32 -> json.ascii(Integer.toString(reader.readInt32()));
                case INT64 -> json.ascii(Long.toString(reader.readInt64()));
                case DATE_TIME -> json.time(reader.readDateTime());
                case DOCUMENT -> document(reader, json);
                case ARRAY -> array(reader, json);
                default -> {
                    reader.skipValue();
                    json.ascii("null");
                }
            }
        }

        private static void document(BsonReader reader, JsonBuffer json) {
            char before = '{';
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                json.raw(before);
                json.text(reader.readName());
                json.raw(':');
                value(reader, json);
                before = ',';
            }
            reader.readEndDocument();
            json.ascii(before == '{' ? "{}" : "}");
        }

        private static void array(BsonReader reader, JsonBuffer json) {
            char before = '[';
            reader.readStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                json.raw(before);
                value(reader, json);
                before = ',';
            }
            reader.readEndArray();
            json.ascii(before == '[' ? "[]" : "]");
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

    /** Members in the order in which they came, and where each begins and ends. */
    private static final class Layout {

        private final JsonBuffer json = new JsonBuffer();
        private final JsonBuffer ordered = new JsonBuffer();
        private final int[] from;
        private final int[] to;

        Layout(int members) {
            from = new int[members];
            to = new int[members];
        }

        void clear() {
            json.clear();
            ordered.clear();
            Arrays.fill(to, 0);
        }

        void begin(int place, byte[] name) {
            from[place] = json.length();
            json.raw(name);
        }

        void end(int place) {
            to[place] = json.length();
        }

        byte[] inOrder() {
            for (int place = 0; place < to.length; place++) {
                if (to[place] > 0) {
                    if (ordered.length() > 0) {
                        ordered.raw(',');
                    }
                    ordered.raw(json, from[place], to[place]);
                }
            }
            return ordered.copy();
        }
    }
}
