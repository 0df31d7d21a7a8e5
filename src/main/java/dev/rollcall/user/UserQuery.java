package dev.rollcall.user;

import java.util.List;
import java.util.OptionalLong;

/**
 * Which users to read, in which order, and which part of them.
 *
 * @param offset how many to leave out at the start, not negative
 * @param limit how many at most, positive; all if empty
 * @param reader the id of the user who reads. A reader's page that follows the last one begins
 *     where that ended, whatever was added or removed meanwhile.
 */
public record UserQuery(
        UserFilter filter, List<SortKey> order, long offset, OptionalLong limit, String reader) {

    public UserQuery {
        order = List.copyOf(order);
    }
}
