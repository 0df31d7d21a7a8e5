package dev.rollcall.mongo.list.walk;

import java.util.List;
import java.util.OptionalLong;

/** The end of a page of a list. */
public sealed interface PageEnd {

    /** After the user of this user name. */
    record AfterUsername(String username) implements PageEnd {}

    /** After this user, among those without a user name. */
    record AfterNameless(Object id) implements PageEnd {}

    /** After the user of this id, in the order of ids. */
    record AfterId(String id) implements PageEnd {}

    /** After the user with these values and this id, in the order of an index that ends in ids. */
    record AfterKeys(List<OrderValue> values, String id) implements PageEnd {

        public AfterKeys {
            values = List.copyOf(values);
        }
    }

    /**
     * After some of the users that have this value.
     *
     * @param given the ids of the last ones of them
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
