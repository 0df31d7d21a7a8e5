package dev.rollcall.demo.workspace;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.rollcall.demo.person.DemoTokens.DemoBearerTokens;
import dev.rollcall.demo.person.DemoUsers;
import dev.rollcall.demo.workspace.DemoPermissions.DemoRoles;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The contents of an invented workspace before they are written. It begins as a new workspace
 * without users. A document replaces one with the same id.
 */
public final class WorkspaceContents {

    private final Map<DemoCollection, Map<String, Document>> documents =
            new EnumMap<>(DemoCollection.class);

    public WorkspaceContents() {
        put(DemoCollection.PERMISSIONS, DemoPermissions.all());
        put(DemoCollection.ROLES, DemoRoles.all());
        put(DemoCollection.SETTINGS, DemoSettings.all());
    }

    /** Adds the users of the demo: the same documents at every start. */
    public WorkspaceContents withDemo() {
        return users(DemoUsers.all()).bearerToken(DemoBearerTokens.valid());
    }

    public WorkspaceContents users(Collection<Document> users) {
        return put(DemoCollection.USERS, users);
    }

    public WorkspaceContents user(Document user) {
        return users(List.of(user));
    }

    public WorkspaceContents bearerToken(Document token) {
        return put(DemoCollection.OAUTH_ACCESS_TOKENS, List.of(token));
    }

    public WorkspaceContents permission(Document permission) {
        return put(DemoCollection.PERMISSIONS, List.of(permission));
    }

    public WorkspaceContents setting(Document setting) {
        return put(DemoCollection.SETTINGS, List.of(setting));
    }

    public WorkspaceContents without(DemoCollection collection, String id) {
        of(collection).remove(id);
        return this;
    }

    public WorkspaceContents own(OwnContents own) {
        put(DemoCollection.PERMISSIONS, own.permissions());
        put(DemoCollection.SETTINGS, own.settings());
        put(DemoCollection.SUBSCRIPTIONS, own.subscriptions());
        return users(own.users());
    }

    /** The ids of the users who have this value there. */
    public List<String> usersWith(String member, String value) {
        return of(DemoCollection.USERS).values().stream()
                .filter(user -> value.equals(user.get(member)))
                .map(user -> user.getString("_id"))
                .toList();
    }

    public boolean has(DemoCollection collection, String id) {
        return of(collection).containsKey(id);
    }

    public boolean hasSame(DemoCollection collection, WorkspaceContents others) {
        return of(collection).equals(others.of(collection));
    }

    public int size(DemoCollection collection) {
        return of(collection).size();
    }

    /** About how much memory the documents take. */
    public long bytes() {
        return documents.values().stream()
                .flatMap(each -> each.values().stream())
                .mapToLong(DocumentWeight::of)
                .sum();
    }

    /**
     * Makes the database hold exactly this, with Rocket.Chat's indexes. A document that was there
     * before and stays is never removed in between, because a running service would miss it.
     */
    public void replaceAllIn(MongoDatabase database) {
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

    private List<Document> held(DemoCollection collection) {
        List<Document> held = List.copyOf(of(collection).values());
        return collection == DemoCollection.SUBSCRIPTIONS ? withUsual(held) : held;
    }

    /**
     * A user without rooms in the data gets the rooms that follow from the users of the workspace.
     */
    private List<Document> withUsual(List<Document> own) {
        Set<String> placed =
                own.stream()
                        .map(room -> room.getEmbedded(List.of("u", "_id"), String.class))
                        .collect(Collectors.toSet());
        List<Document> others =
                of(DemoCollection.USERS).values().stream()
                        .filter(user -> !placed.contains(user.getString("_id")))
                        .toList();
        return Stream.concat(own.stream(), DemoRooms.of(others).stream()).toList();
    }

    private WorkspaceContents put(DemoCollection collection, Collection<Document> more) {
        more.forEach(document -> of(collection).put(document.getString("_id"), document));
        return this;
    }

    private Map<String, Document> of(DemoCollection collection) {
        return documents.computeIfAbsent(collection, none -> new LinkedHashMap<>());
    }

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
}
