package dev.rollcall.mongo;

import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Subscription;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The queries on subscriptions, which are the members of rooms. */
@WorkspaceScoped
class SubscriptionRepository
        implements ReactivePanacheMongoRepositoryBase<SubscriptionDocument, String> {

    private final WorkspaceDatabase database;
    private final Commands commands;

    SubscriptionRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    Uni<List<Subscription>> findByUser(String userId) {
        return commands.guarded(
                database.own(mongoCollection())
                        .find(
                                WorkspaceQueries.roomsOf(userId),
                                commands.find()
                                        .projection(WorkspaceQueries.ROOM)
                                        .sort(WorkspaceQueries.BY_TYPE_AND_NAME))
                        .map(SubscriptionRepository::subscription)
                        .collect()
                        .asList());
    }

    private static Subscription subscription(SubscriptionDocument document) {
        Map<String, Object> tree = document.tree();
        return new Subscription(
                Trees.id(tree),
                Trees.text(tree, "rid"),
                Trees.text(tree, "name"),
                Trees.text(tree, "t"),
                Trees.list(tree.get("roles")).map(Trees::texts),
                Trees.only(Number.class, tree.get("unread")).map(Number::longValue),
                Trees.flag(tree, "federated"));
    }
}
