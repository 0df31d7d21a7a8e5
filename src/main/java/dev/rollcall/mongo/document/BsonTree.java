package dev.rollcall.mongo.document;

import dev.rollcall.mongo.document.StoredDocument.AccessTokenDocument;
import dev.rollcall.mongo.document.StoredDocument.PermissionDocument;
import dev.rollcall.mongo.document.StoredDocument.SettingDocument;
import dev.rollcall.mongo.document.StoredDocument.SubscriptionDocument;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.AbstractBsonReader.State;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.BsonInput;
import org.bson.io.BsonInputMark;
import org.bson.types.ObjectId;

/**
 * Decodes every document as plain Java values: text, flags, {@link Instant}, lists, maps, null, and
 * numbers, which are {@link Long} if they are whole. Types without a counterpart in JSON are left
 * out. It encodes nothing, because this service only reads.
 */
public final class BsonTree implements CodecProvider {

    private static final Map<Class<?>, TreeCodec<?>> CODECS =
            Stream.of(
                            new TreeCodec<>(UserDocument.class, BsonTree::user),
                            codec(SubscriptionDocument.class, SubscriptionDocument::new),
                            codec(PermissionDocument.class, PermissionDocument::new),
                            codec(SettingDocument.class, SettingDocument::new),
                            codec(AccessTokenDocument.class, AccessTokenDocument::new))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    TreeCodec::getEncoderClass, Function.identity()));

    private static final String ID = "_id";

    private static final double LARGEST_EXACT = 1L << 53;

    /** A hundred million days, in milliseconds. */
    private static final long LATEST_TIME = 8_640_000_000_000_000L;

    /** As deep as MongoDB itself stores documents. Each level costs memory of the thread. */
    private static final int DEEPEST = 200;

    private static <T> TreeCodec<T> codec(Class<T> type, Function<Map<String, Object>, T> wrap) {
        return new TreeCodec<>(type, (tree, hidden, size) -> wrap.apply(tree));
    }

    /** The driver asks the next provider if this one returns null. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> Codec<T> get(Class<T> type, CodecRegistry registry) {
        return (Codec<T>) CODECS.get(type);
    }

    /**
     * Reads the document, and reports each of its own members whose type its plain value does not
     * show. An index orders documents by these values too. A time and an {@link ObjectId} are
     * reported as the driver represents them, and any other value by its {@link BsonType}.
     */
    static Map<String, Object> document(BsonReader reader, BiConsumer<String, Object> hidden) {
        return document(reader, hidden, 1);
    }

    private static Map<String, Object> document(
            BsonReader reader, BiConsumer<String, Object> hidden, int depth) {
        Map<String, Object> tree = new LinkedHashMap<>();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = reader.readName();
            BsonType type = reader.getCurrentBsonType();
            if (type == BsonType.DATE_TIME) {
                long milliseconds = reader.readDateTime();
                tree.put(name, time(milliseconds));
                if (!isTime(milliseconds)) {
                    hidden.accept(name, new Date(milliseconds));
                }
            } else if (type == BsonType.OBJECT_ID) {
                ObjectId id = reader.readObjectId();
                tree.put(name, id.toHexString());
                hidden.accept(name, id);
            } else if (isReadable(type)) {
                Object value = value(reader, depth);
                tree.put(name, value);
                if (value == null && type != BsonType.NULL) {
                    hidden.accept(name, type);
                }
            } else {
                reader.skipValue();
                hidden.accept(name, type);
            }
        }
        reader.readEndDocument();
        return tree;
    }

    public static Map<String, Object> document(BsonReader reader) {
        return document(reader, (name, value) -> {});
    }

    private static List<Object> array(BsonReader reader, int depth) {
        List<Object> values = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            if (isReadable(reader.getCurrentBsonType())) {
                values.add(value(reader, depth));
            } else {
                reader.skipValue();
            }
        }
        reader.readEndArray();
        return values;
    }

    private static boolean isReadable(BsonType type) {
        return switch (type) {
            case STRING,
                    SYMBOL,
                    BOOLEAN,
                    INT32,
                    INT64,
                    DOUBLE,
                    DECIMAL128,
                    DATE_TIME,
                    OBJECT_ID,
                    NULL,
                    DOCUMENT,
                    ARRAY ->
                    true;
            default -> false;
        };
    }

    private static Object value(BsonReader reader, int depth) {
        return switch (reader.getCurrentBsonType()) {
            case STRING -> reader.readString();
            case SYMBOL -> reader.readSymbol();
            case BOOLEAN -> reader.readBoolean();
            case INT32 -> (long) reader.readInt32();
            case INT64 -> reader.readInt64();
            case DOUBLE -> number(reader.readDouble());
            case DECIMAL128 -> number(reader.readDecimal128().doubleValue());
            case DATE_TIME -> time(reader.readDateTime());
            case OBJECT_ID -> reader.readObjectId().toHexString();
            case DOCUMENT -> document(reader, (name, value) -> {}, below(depth));
            case ARRAY -> array(reader, below(depth));
            default -> nothing(reader);
        };
    }

    private static int below(int depth) {
        if (depth >= DEEPEST) {
            throw new BsonSerializationException("No stored document is nested so deeply");
        }
        return depth + 1;
    }

    private static Object nothing(BsonReader reader) {
        reader.readNull();
        return null;
    }

    /** JavaScript has no time beyond this; Rocket.Chat itself writes null for one. */
    private static Object time(long milliseconds) {
        return isTime(milliseconds) ? Instant.ofEpochMilli(milliseconds) : null;
    }

    private static boolean isTime(long milliseconds) {
        return milliseconds >= -LATEST_TIME && milliseconds <= LATEST_TIME;
    }

    /** JSON has no infinity; Rocket.Chat itself writes null for it. */
    private static Object number(double stored) {
        if (Double.isNaN(stored) || Double.isInfinite(stored)) {
            return null;
        }
        return stored == Math.rint(stored) && Math.abs(stored) <= LARGEST_EXACT
                ? (Object) (long) stored
                : BigDecimal.valueOf(stored);
    }

    /** Every stored document has an id, and every projection of users keeps it. */
    private static UserDocument user(
            Map<String, Object> tree, Map<String, Object> hidden, int size) {
        if (!tree.containsKey(ID) && !hidden.containsKey(ID)) {
            throw new BsonSerializationException("A user has no id");
        }
        return new UserDocument(tree, hidden, size);
    }

    /** Makes a document of its tree, its hidden members and its size. */
    private interface Document<T> {

        T of(Map<String, Object> tree, Map<String, Object> hidden, int size);
    }

    /** Makes a map only for the rare document that needs one. */
    private static final class Hidden {

        private Map<String, Object> members = Map.of();

        void add(String name, Object value) {
            if (members.isEmpty()) {
                members = new HashMap<>();
            }
            members.put(name, value);
        }
    }

    /**
     * Decodes one type of documents. It reads the fields from a copy of the document in one array,
     * because each byte of a reply passes five layers of buffers. A JVM inlines these layers; a
     * native executable calls each of them for each byte.
     */
    private record TreeCodec<T>(Class<T> type, Document<T> wrap) implements Codec<T> {

        /** The driver's buffers have exceptions of their own for what ends too early. */
        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            try {
                return decoded(reader);
            } catch (IllegalArgumentException | IndexOutOfBoundsException cut) {
                throw new BSONException("A document ends before its values do", cut);
            }
        }

        private T decoded(BsonReader reader) {
            if (reader instanceof BsonBinaryReader reply && reply.getState() == State.VALUE) {
                byte[] document = copy(reply);
                try (BsonBinaryReader copied = new BsonBinaryReader(ByteBuffer.wrap(document))) {
                    return tree(copied, document.length);
                }
            }
            return tree(reader, 0);
        }

        private T tree(BsonReader reader, int size) {
            Hidden hidden = new Hidden();
            Map<String, Object> tree = document(reader, hidden::add);
            return wrap.of(tree, hidden.members, size);
        }

        /** The reader skips the document first, and so checks that it ends within the reply. */
        private static byte[] copy(BsonBinaryReader reply) {
            BsonInput input = reply.getBsonInput();
            BsonInputMark begin = input.getMark(Integer.MAX_VALUE);
            int position = input.getPosition();
            reply.skipValue();
            byte[] document = new byte[input.getPosition() - position];
            begin.reset();
            input.readBytes(document);
            return document;
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            throw new UnsupportedOperationException("This service only reads");
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
