package dev.rollcall.user;

import java.util.List;
import java.util.OptionalLong;

/**
 * Which users to read, in which order, and which part of them.
 *
 * @param offset how many to leave out at the start, not negative
 * @param limit how many at most, positive; all where empty
 */
public record UserQuery(UserFilter filter, List<SortKey> order, long offset, OptionalLong limit) {

    public UserQuery {
        order = List.copyOf(order);
    }
}
