package dev.rollcall.mongo.document;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/**
 * A document as the database returned it: projected, with unchecked types. Each collection has a
 * type of its own, because the repositories find a collection by its type.
 */
public sealed interface StoredDocument {

    Map<String, Object> tree();

    /**
     * A user.
     *
     * @param size its size in BSON, in bytes
     */
    @MongoEntity(collection = "users")
    record UserDocument(Map<String, Object> tree, int size) implements StoredDocument {

        public UserDocument(Map<String, Object> tree) {
            this(tree, 0);
        }
    }

    /** A user's place in a room. */
    @MongoEntity(collection = "rocketchat_subscription")
    record SubscriptionDocument(Map<String, Object> tree) implements StoredDocument {}

    @MongoEntity(collection = "rocketchat_permissions")
    record PermissionDocument(Map<String, Object> tree) implements StoredDocument {}

    @MongoEntity(collection = "rocketchat_settings")
    record SettingDocument(Map<String, Object> tree) implements StoredDocument {}

    /** An OAuth access token. */
    @MongoEntity(collection = "rocketchat_oauth_access_tokens")
    record AccessTokenDocument(Map<String, Object> tree) implements StoredDocument {}
}
