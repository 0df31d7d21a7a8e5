package dev.rollcall.mongo.list;

import java.util.List;
import java.util.OptionalLong;

/** Where a page of a list ended. */
sealed interface Place {

    /** After the user of this user name. */
    record AfterUsername(String username) implements Place {}

    /** After this user, of those without a user name. */
    record AfterNameless(Object id) implements Place {}

    /** After the user of this id, in the order of ids. */
    record AfterId(String id) implements Place {}

    /**
     * After some of the users who have this value.
     *
     * @param given the ids of the last of them
     * @param count how many of them were given; empty if it is not known where they begin
     */
    record AfterValue(OrderValue value, List<Object> given, OptionalLong count) implements Place {

        /** So many ids are remembered: if one of these users is still there, the place is. */
        static final int MOST_GIVEN = 16;

        public AfterValue {
            given = List.copyOf(given);
        }
    }
}
