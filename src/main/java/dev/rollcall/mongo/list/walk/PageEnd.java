package dev.rollcall.mongo.list.walk;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bson.BsonType;

/** The end of a page of a list. */
public sealed interface PageEnd {

    /** A longer text is not remembered, and would not fit into a command. */
    int LONGEST_TEXT = 1_024;

    /** The stored values that it consists of. */
    Stream<Object> values();

    /**
     * Whether its values are small, and each is known. A stored text may have sixteen megabytes,
     * and of some ids only the type is known.
     */
    default boolean canBeKept() {
        return values().noneMatch(
                        value ->
                                value instanceof Map
                                        || value instanceof BsonType
                                        || value instanceof String text
                                                && text.length() > LONGEST_TEXT);
    }

    /** After the user of this user name. */
    record AfterUsername(String username) implements PageEnd {

        @Override
        public Stream<Object> values() {
            return Stream.of(username);
        }
    }

    /** After this user, among those without a user name. */
    record AfterNameless(Object id) implements PageEnd {

        @Override
        public Stream<Object> values() {
            return Stream.of(id);
        }
    }

    /** After the user of this id, in the order of ids. */
    record AfterId(String id) implements PageEnd {

        @Override
        public Stream<Object> values() {
            return Stream.of(id);
        }
    }

    /** After the user with these values and this id, in the order of an index that ends in ids. */
    record AfterKeys(List<OrderValue> keys, String id) implements PageEnd {

        public AfterKeys {
            keys = List.copyOf(keys);
        }

        @Override
        public Stream<Object> values() {
            return Stream.concat(keys.stream().map(OrderValue::value), Stream.of(id));
        }
    }

    /**
     * After some of the users that have this value.
     *
     * @param given the ids of the last of these users
     * @param count how many of them were on pages so far; empty if their beginning is unknown
     * @param whole whether the ids are those of all users with the value that were on pages so far
     */
    record AfterValue(OrderValue value, List<Object> given, OptionalLong count, boolean whole)
            implements PageEnd {

        /**
         * So many ids are remembered; the place is found again if one of these users is still
         * there.
         */
        public static final int MOST_GIVEN = 16;

        public AfterValue {
            given = List.copyOf(given);
        }

        @Override
        public Stream<Object> values() {
            return Stream.concat(Stream.of(value.value()), given.stream());
        }

        /**
         * Whether every user with the value that was on pages so far is remembered and read again,
         * so that any other one is new.
         *
         * @param skipped how many users with the value the command skips
         */
        public boolean readsAllAgain(long skipped) {
            return whole && skipped == 0;
        }
    }
}
