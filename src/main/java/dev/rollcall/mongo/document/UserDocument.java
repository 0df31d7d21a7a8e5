package dev.rollcall.mongo.document;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/**
 * A user as the database returned it: projected, with unchecked types.
 *
 * @param size its size in BSON, in bytes
 */
@MongoEntity(collection = "users")
public record UserDocument(Map<String, Object> tree, int size) {

    public UserDocument(Map<String, Object> tree) {
        this(tree, 0);
    }
}
