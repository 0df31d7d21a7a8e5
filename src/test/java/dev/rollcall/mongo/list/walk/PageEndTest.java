package dev.rollcall.mongo.list.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.mongo.list.walk.PageEnd.AfterId;
import dev.rollcall.mongo.list.walk.PageEnd.AfterKeys;
import dev.rollcall.mongo.list.walk.PageEnd.AfterNameless;
import dev.rollcall.mongo.list.walk.PageEnd.AfterUsername;
import dev.rollcall.mongo.list.walk.PageEnd.AfterValue;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonType;
import org.bson.types.ObjectId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A place is remembered for minutes and sent to the database, so it has to be small. */
class PageEndTest {

    private static final String LONG = "x".repeat(PageEnd.LONGEST_TEXT + 1);

    static Stream<Function<Object, PageEnd>> ends() {
        return Stream.of(
                text -> new AfterUsername(text.toString()),
                text -> new AfterNameless(text),
                text -> new AfterId(text.toString()),
                text -> new AfterKeys(List.of(), text.toString()),
                text -> new AfterKeys(List.of(OrderValue.usual(text)), "id"),
                text -> afterValue(text, "id"),
                text -> afterValue("value", text));
    }

    private static PageEnd afterValue(Object value, Object id) {
        return new AfterValue(
                OrderValue.usual(value), List.of("other", id), OptionalLong.of(2), true);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void isKeptIfItsTextsAreShort(Function<Object, PageEnd> end) {
        assertThat(end.apply("x".repeat(PageEnd.LONGEST_TEXT)).canBeKept()).isTrue();
        assertThat(end.apply(LONG).canBeKept()).isFalse();
    }

    static Stream<Object> otherIds() {
        return Stream.of(7L, new ObjectId(), new Date(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("otherIds")
    void isKeptWithIdsOfOtherTypes(Object id) {
        assertThat(afterValue("value", id).canBeKept()).isTrue();
    }

    /** Two of them could not be told apart. */
    static Stream<Object> unknownIds() {
        return Stream.of(BsonType.BINARY, Map.of("a", 1L));
    }

    @ParameterizedTest
    @MethodSource("unknownIds")
    void isNotKeptWithIdsThatAreNotKnown(Object id) {
        assertThat(afterValue("value", id).canBeKept()).isFalse();
    }
}
