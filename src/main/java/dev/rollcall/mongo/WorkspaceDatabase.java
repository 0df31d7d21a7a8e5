package dev.rollcall.mongo;

import dev.rollcall.mongo.connection.WorkspaceUrl;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceScoped;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import java.util.Optional;

/**
 * Leads repositories to the database of their workspace. Panache knows one database for all, which
 * is that of the service's own workspace.
 */
@WorkspaceScoped
public class WorkspaceDatabase {

    private final ReactiveMongoClient client;
    private final WorkspaceUrl usual;
    private final Optional<String> other;

    WorkspaceDatabase(ReactiveMongoClient client, WorkspaceUrl usual, ServedWorkspace workspace) {
        this.client = client;
        this.usual = usual;
        this.other = workspace.database();
    }

    public String name() {
        return other.orElseGet(usual::resolve);
    }

    /** The collection of the same name in the workspace's own database. */
    public <T> ReactiveMongoCollection<T> own(ReactiveMongoCollection<T> collection) {
        return other.map(
                        database ->
                                client.getDatabase(database)
                                        .getCollection(
                                                collection.getNamespace().getCollectionName(),
                                                collection.getDocumentClass()))
                .orElse(collection);
    }
}
