package dev.rollcall.mongo.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.BSONException;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonType;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type that MongoDB can store becomes a plain value, or nothing. */
class BsonTreeTest {

    private static Map<String, Object> read(BsonDocument document) {
        return BsonTree.document(new BsonDocumentReader(document));
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of(new BsonString("a"), "a"),
                Arguments.of(new BsonSymbol("a"), "a"),
                Arguments.of(BsonBoolean.TRUE, true),
                Arguments.of(new BsonInt32(-5), -5L),
                Arguments.of(new BsonInt64(1L << 60), 1L << 60),
                Arguments.of(new BsonDouble(5), 5L),
                Arguments.of(new BsonDouble(-0.0), 0L),
                Arguments.of(new BsonDouble(5.5), new BigDecimal("5.5")),
                Arguments.of(new BsonDouble(9007199254740992d), 9007199254740992L),
                Arguments.of(new BsonDouble(1e300), BigDecimal.valueOf(1e300)),
                Arguments.of(new BsonDouble(Double.NaN), null),
                Arguments.of(new BsonDouble(Double.POSITIVE_INFINITY), null),
                Arguments.of(new BsonDouble(Double.NEGATIVE_INFINITY), null),
                Arguments.of(new BsonDecimal128(Decimal128.parse("2")), 2L),
                Arguments.of(new BsonDecimal128(Decimal128.parse("2.25")), new BigDecimal("2.25")),
                Arguments.of(new BsonDateTime(5), Instant.ofEpochMilli(5)),
                Arguments.of(
                        new BsonDateTime(8_640_000_000_000_000L),
                        Instant.parse("+275760-09-13T00:00:00Z")),
                Arguments.of(
                        new BsonDateTime(-8_640_000_000_000_000L),
                        Instant.parse("-271821-04-20T00:00:00Z")),
                Arguments.of(new BsonDateTime(8_640_000_000_000_001L), null),
                Arguments.of(new BsonDateTime(-8_640_000_000_000_001L), null),
                Arguments.of(new BsonDateTime(Long.MAX_VALUE), null),
                Arguments.of(new BsonDateTime(Long.MIN_VALUE), null),
                Arguments.of(
                        new BsonObjectId(new ObjectId("0123456789abcdef01234567")),
                        "0123456789abcdef01234567"),
                Arguments.of(BsonNull.VALUE, null));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsTheValueAlsoInListsAndBelow(BsonValue stored, Object value) {
        List<Object> one = new ArrayList<>(Arrays.asList(value));
        assertThat(read(new BsonDocument("a", stored))).containsEntry("a", value).hasSize(1);
        assertThat(read(new BsonDocument("a", new BsonArray(List.of(stored)))))
                .containsEntry("a", one);
        assertThat(read(new BsonDocument("a", new BsonDocument("b", stored))).get("a"))
                .isEqualTo(read(new BsonDocument("b", stored)));
    }

    static Stream<BsonValue> unreadable() {
        return Stream.of(
                new BsonBinary(new byte[] {1}),
                new BsonJavaScript("x"),
                new BsonRegularExpression("x"),
                new BsonTimestamp(5),
                new BsonMinKey(),
                new BsonMaxKey(),
                new BsonUndefined());
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void leavesOutWhatHasNoCounterpartInJson(BsonValue stored) {
        BsonString after = new BsonString("after");
        assertThat(read(new BsonDocument("a", stored).append("b", after)))
                .isEqualTo(Map.of("b", "after"));
        assertThat(read(new BsonDocument("a", new BsonArray(List.of(stored, after)))))
                .isEqualTo(Map.of("a", List.of("after")));
    }

    static Stream<Arguments> hidden() {
        ObjectId id = new ObjectId("0123456789abcdef01234567");
        return Stream.of(
                Arguments.of(new BsonDateTime(Long.MAX_VALUE), new Date(Long.MAX_VALUE)),
                Arguments.of(new BsonDateTime(Long.MIN_VALUE), new Date(Long.MIN_VALUE)),
                Arguments.of(new BsonDouble(Double.NaN), BsonType.DOUBLE),
                Arguments.of(new BsonDecimal128(Decimal128.NaN), BsonType.DECIMAL128),
                Arguments.of(new BsonObjectId(id), id),
                Arguments.of(new BsonTimestamp(5), BsonType.TIMESTAMP),
                Arguments.of(new BsonUndefined(), BsonType.UNDEFINED),
                Arguments.of(new BsonMaxKey(), BsonType.MAX_KEY));
    }

    /** An index orders users by these, too. */
    @ParameterizedTest
    @MethodSource("hidden")
    void reportsWhatThePlainValueOfAMemberDoesNotShow(BsonValue stored, Object reported) {
        BsonDocument document =
                BsonDocument.parse("{text: 'a', number: 1, none: null, list: [1], below: {b: 1}}");
        document.append("odd", stored).append("time", new BsonDateTime(5));
        Map<String, Object> hidden = new HashMap<>();
        Map<String, Object> tree = BsonTree.document(new BsonDocumentReader(document), hidden::put);

        assertThat(hidden).isEqualTo(Map.of("odd", reported));
        assertThat(tree).isEqualTo(read(document));
    }

    @Test
    void keepsTheOrderOfNames() {
        assertThat(read(BsonDocument.parse("{z: 1, a: {y: 1, b: 2}, m: []}")).toString())
                .isEqualTo("{z=1, a={y=1, b=2}, m=[]}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsADocumentWhereverItLiesInAReply(boolean isNested) {
        BsonDocument user = new BsonDocument("_id", new BsonString("a")).append("b", list("c"));
        Codec<UserDocument> codec = new BsonTree().get(UserDocument.class, null);
        BsonDocument reply =
                new BsonDocument("batch", new BsonArray(List.of(user, user)))
                        .append("last", new BsonInt32(1));
        try (BsonBinaryReader reader = reader(isNested ? reply : user)) {
            if (!isNested) {
                assertThat(codec.decode(reader, DecoderContext.builder().build()).tree())
                        .containsExactly(entry("_id", "a"), entry("b", List.of("c")));
                return;
            }
            reader.readStartDocument();
            reader.readName();
            reader.readStartArray();
            for (int number = 0; number < 2; number++) {
                reader.readBsonType();
                UserDocument read = codec.decode(reader, DecoderContext.builder().build());
                assertThat(read.tree())
                        .containsExactly(entry("_id", "a"), entry("b", List.of("c")));
                assertThat(read.size()).isEqualTo(bytes(user).length);
            }
            assertThat(reader.readBsonType()).isEqualTo(BsonType.END_OF_DOCUMENT);
            reader.readEndArray();
            assertThat(reader.readName()).isEqualTo("last");
        }
    }

    @Test
    void refusesADocumentThatIsNestedMoreDeeplyThanMongoDBStores() {
        assertThat(decoded(deep(150)).tree()).containsKey("a");
        assertThatThrownBy(() -> decoded(deep(250))).isInstanceOf(BSONException.class);
    }

    @Test
    void refusesAUserWithoutAnId() {
        assertThat(
                        decoded(BsonDocument.parse("{_id: {$binary: {base64: '', subType: '0'}}}"))
                                .tree())
                .isEmpty();
        assertThatThrownBy(() -> decoded(BsonDocument.parse("{username: 'a'}")))
                .isInstanceOf(BSONException.class);
    }

    /** Whatever a member says of its length, and of its type. */
    @Test
    void refusesADocumentWithAnyByteThatIsWrongInOneWay() {
        byte[] right =
                bytes(BsonDocument.parse("{_id: 'a', b: [{c: 1.5, d: 'text'}, 2], e: true}"));
        for (int at = 0; at < right.length; at++) {
            for (int wrong : new int[] {0, 1, 2, 0x20, 0x7f, 0x80, 0xff}) {
                byte[] changed = right.clone();
                changed[at] = (byte) wrong;
                Throwable failure = catchThrowable(() -> decoded(changed));
                if (failure != null) {
                    assertThat(failure).isInstanceOf(BSONException.class);
                }
            }
        }
    }

    private static BsonDocument deep(int levels) {
        return BsonDocument.parse(
                "{_id: 1, a: " + "{a: ".repeat(levels) + "1" + "}".repeat(levels) + "}");
    }

    private static UserDocument decoded(BsonDocument user) {
        return decoded(bytes(user));
    }

    private static UserDocument decoded(byte[] user) {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(user))) {
            reader.readBsonType();
            return new BsonTree()
                    .get(UserDocument.class, null)
                    .decode(reader, DecoderContext.builder().build());
        }
    }

    private static BsonArray list(String member) {
        return new BsonArray(List.of(new BsonString(member)));
    }

    private static BsonBinaryReader reader(BsonDocument document) {
        return new BsonBinaryReader(ByteBuffer.wrap(bytes(document)));
    }

    private static byte[] bytes(BsonDocument document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        new BsonDocumentCodec()
                .encode(new BsonBinaryWriter(buffer), document, EncoderContext.builder().build());
        return buffer.toByteArray();
    }
}
