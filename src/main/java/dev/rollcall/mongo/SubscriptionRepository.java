package dev.rollcall.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Subscription;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/** The queries on subscriptions, which say who is in which room. */
@WorkspaceScoped
class SubscriptionRepository
        implements ReactivePanacheMongoRepositoryBase<SubscriptionDocument, String> {

    private static final Bson SHOWN =
            Projections.include("_id", "rid", "name", "t", "roles", "unread", "federated");

    /** By type, then by name, both in binary order; then by something unique. */
    private static final Bson ORDER = Sorts.ascending("t", "name", "_id");

    private final WorkspaceDatabase database;
    private final Commands commands;

    SubscriptionRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    /** Closed, hidden and archived rooms count; rooms that banned the user do not. */
    Uni<List<Subscription>> findByUser(String userId) {
        Bson member = Filters.and(Filters.eq("u._id", userId), Filters.ne("status", "BANNED"));
        return commands.guarded(
                database.own(mongoCollection())
                        .find(member, commands.find().projection(SHOWN).sort(ORDER))
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
