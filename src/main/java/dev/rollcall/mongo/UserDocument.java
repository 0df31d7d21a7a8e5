package dev.rollcall.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/**
 * A user as the database returned it: projected, and not yet checked for types.
 *
 * @param size how many bytes it took on the way here
 */
@MongoEntity(collection = "users")
record UserDocument(Map<String, Object> tree, int size) {

    UserDocument(Map<String, Object> tree) {
        this(tree, 0);
    }
}
