package dev.rollcall.mongo.user;

import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.SubscriptionDocument;
import dev.rollcall.mongo.document.StoredDocument.TreeValues;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.FieldType.Subscription;
import dev.rollcall.user.UserStore;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The queries on subscriptions. Each is the membership of one user in one room. */
@WorkspaceScoped
public class SubscriptionRepository
        implements UserStore.Rooms,
                ReactivePanacheMongoRepositoryBase<SubscriptionDocument, String> {

    private final WorkspaceDatabase database;
    private final Commands commands;
    private final RoomsBeingRead beingRead;

    SubscriptionRepository(
            WorkspaceDatabase database, Commands commands, RoomsBeingRead beingRead) {
        this.database = database;
        this.commands = commands;
        this.beingRead = beingRead;
    }

    @Override
    public Uni<List<Subscription>> subscriptions(String userId) {
        return commands.guarded(
                beingRead
                        .bounded(
                                database.own(mongoCollection())
                                        .find(
                                                WorkspaceQueries.roomsOf(userId),
                                                commands.find()
                                                        .projection(WorkspaceQueries.ROOM)
                                                        .sort(WorkspaceQueries.BY_TYPE_AND_NAME)))
                        .map(SubscriptionRepository::subscription)
                        .collect()
                        .asList());
    }

    private static Subscription subscription(SubscriptionDocument document) {
        Map<String, Object> tree = document.tree();
        return new Subscription(
                TreeValues.id(tree),
                TreeValues.text(tree, "rid"),
                TreeValues.text(tree, "name"),
                TreeValues.text(tree, "t"),
                TreeValues.list(tree.get("roles")).map(TreeValues::texts),
                TreeValues.only(Number.class, tree.get("unread")).map(Number::longValue),
                TreeValues.flag(tree, "federated"));
    }
}
