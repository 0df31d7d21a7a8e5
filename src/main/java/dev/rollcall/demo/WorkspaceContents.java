package dev.rollcall.demo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The contents of an invented workspace before they are written. It begins as a new workspace
 * without users. A document replaces one with the same id.
 */
final class WorkspaceContents {

    private final Map<DemoCollection, Map<String, Document>> documents =
            new EnumMap<>(DemoCollection.class);

    WorkspaceContents() {
        put(DemoCollection.PERMISSIONS, DemoPermissions.all());
        put(DemoCollection.ROLES, DemoRoles.all());
        put(DemoCollection.SETTINGS, DemoSettings.all());
    }

    WorkspaceContents users(Collection<Document> users) {
        return put(DemoCollection.USERS, users);
    }

    WorkspaceContents user(Document user) {
        return users(List.of(user));
    }

    WorkspaceContents bearerToken(Document token) {
        return put(DemoCollection.OAUTH_ACCESS_TOKENS, List.of(token));
    }

    WorkspaceContents permission(Document permission) {
        return put(DemoCollection.PERMISSIONS, List.of(permission));
    }

    WorkspaceContents setting(Document setting) {
        return put(DemoCollection.SETTINGS, List.of(setting));
    }

    WorkspaceContents without(DemoCollection collection, String id) {
        of(collection).remove(id);
        return this;
    }

    boolean has(DemoCollection collection, String id) {
        return of(collection).containsKey(id);
    }

    boolean hasSame(DemoCollection collection, WorkspaceContents others) {
        return of(collection).equals(others.of(collection));
    }

    int size(DemoCollection collection) {
        return of(collection).size();
    }

    /**
     * Makes the database hold exactly this, with Rocket.Chat's indexes. A document that was there
     * before and stays is never removed in between, because a running service would miss it.
     */
    void replaceAllIn(MongoDatabase database) {
        for (DemoCollection collection : DemoCollection.values()) {
            replace(collection.in(database), held(collection));
        }
        RocketChatIndexes.create(database);
    }

    private static void replace(MongoCollection<Document> stored, List<Document> held) {
        List<Object> ids = held.stream().map(document -> document.get("_id")).toList();
        stored.deleteMany(Filters.nin("_id", ids));
        boolean fresh = stored.countDocuments() == 0;
        if (held.isEmpty()) {
            return;
        }
        if (fresh) {
            stored.insertMany(held);
        } else {
            stored.bulkWrite(held.stream().map(WorkspaceContents::replacement).toList());
        }
    }

    private static ReplaceOneModel<Document> replacement(Document document) {
        return new ReplaceOneModel<>(
                Filters.eq("_id", document.get("_id")),
                document,
                new ReplaceOptions().upsert(true));
    }

    /** The documents of a collection; subscriptions follow from the users. */
    private List<Document> held(DemoCollection collection) {
        return collection == DemoCollection.SUBSCRIPTIONS
                ? DemoRooms.of(List.copyOf(of(DemoCollection.USERS).values()))
                : List.copyOf(of(collection).values());
    }

    private WorkspaceContents put(DemoCollection collection, Collection<Document> more) {
        more.forEach(document -> of(collection).put(document.getString("_id"), document));
        return this;
    }

    private Map<String, Document> of(DemoCollection collection) {
        return documents.computeIfAbsent(collection, none -> new LinkedHashMap<>());
    }
}
