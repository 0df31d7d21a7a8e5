package dev.rollcall.demo.workspace;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * The collections of a Rocket.Chat workspace that the demo fills, by the names that Rocket.Chat
 * gives them.
 */
public enum DemoCollection {
    USERS("users"),
    SUBSCRIPTIONS("rocketchat_subscription"),
    PERMISSIONS("rocketchat_permissions"),
    ROLES("rocketchat_roles"),
    SETTINGS("rocketchat_settings"),
    OAUTH_ACCESS_TOKENS("rocketchat_oauth_access_tokens");

    private final String storedName;

    DemoCollection(String storedName) {
        this.storedName = storedName;
    }

    public MongoCollection<Document> in(MongoDatabase database) {
        return database.getCollection(storedName);
    }
}
