package dev.rollcall.mongo.list;

import dev.rollcall.user.StoredUser;
import java.util.Map;

/**
 * A user as a list reads it.
 *
 * @param stored the fetched fields as they are stored, whatever their types: the order of a list
 *     depends on values that do not count as the field's
 */
public record ReadUser(StoredUser user, Map<String, Object> stored) {}
