package dev.rollcall.testkit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * A collection that the services watch. Only real changes are written, so that tests need not wait
 * for others.
 */
final class LiveCollection {

    private final MongoCollection<Document> collection;
    private final Map<String, Document> contents = new HashMap<>();
    private final Runnable whenChanged;

    LiveCollection(MongoCollection<Document> collection, Runnable whenChanged) {
        this.whenChanged = whenChanged;
        this.collection = collection;
        takeOver();
    }

    /** Empties it, whoever has written to it meanwhile. */
    void takeOver() {
        collection.deleteMany(Filters.empty());
        contents.clear();
        whenChanged.run();
    }

    void put(Document document) {
        String id = document.getString("_id");
        if (!document.equals(contents.put(id, document))) {
            collection.replaceOne(
                    Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
            whenChanged.run();
        }
    }

    void remove(String id) {
        if (contents.remove(id) != null) {
            collection.deleteOne(Filters.eq("_id", id));
            whenChanged.run();
        }
    }

    void keepOnly(Set<String> ids) {
        Set.copyOf(contents.keySet()).stream()
                .filter(id -> !ids.contains(id))
                .forEach(this::remove);
    }
}
