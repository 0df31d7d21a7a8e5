package dev.rollcall.mongo.list.walk;

import dev.rollcall.user.StoredUser;
import java.util.Map;

/**
 * A user as a list reads it.
 *
 * @param stored the fetched fields as they are stored, with any types, because the order of a list
 *     depends on them
 */
public record ReadUser(StoredUser user, Map<String, Object> stored) {}
