package dev.rollcall.demo;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** The whole demo workspace: the same documents at every start. */
public final class DemoWorkspace {

    private final Map<DemoCollection, List<Document>> contents;

    /** Composes the documents; nothing is written yet. */
    public DemoWorkspace() {
        List<Document> users = DemoUsers.all();
        this.contents =
                Map.of(
                        DemoCollection.USERS, users,
                        DemoCollection.SUBSCRIPTIONS, DemoRooms.of(users),
                        DemoCollection.PERMISSIONS, DemoPermissions.all(),
                        DemoCollection.ROLES, DemoRoles.all(),
                        DemoCollection.SETTINGS, DemoSettings.all(),
                        DemoCollection.OAUTH_ACCESS_TOKENS, DemoBearerTokens.all());
    }

    /** Writes the workspace into an empty database, then creates Rocket.Chat's indexes. */
    public void fill(MongoDatabase database) {
        contents.forEach((collection, documents) -> collection.in(database).insertMany(documents));
        RocketChatIndexes.create(database);
    }
}
