package dev.rollcall.mongo.list.command;

import dev.rollcall.mongo.health.IndexReport;
import dev.rollcall.mongo.list.PageReader;
import dev.rollcall.mongo.list.plan.ServedLists;
import dev.rollcall.mongo.user.SubscriptionRepository;
import dev.rollcall.mongo.user.UserRepository;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.Subscription;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Implements the port of users with the repositories. */
@WorkspaceScoped
class MongoUserStore implements UserStore {

    private final UserRepository users;
    private final PageReader pages;
    private final SubscriptionRepository subscriptions;
    private final IndexReport indexes;

    MongoUserStore(
            UserRepository users,
            PageReader pages,
            SubscriptionRepository subscriptions,
            IndexReport indexes) {
        this.users = users;
        this.pages = pages;
        this.subscriptions = subscriptions;
        this.indexes = indexes;
    }

    @Override
    public Uni<Optional<StoredUser>> find(UserKey key, Projection projection) {
        return users.findByKey(key, projection);
    }

    @Override
    public Multi<StoredUser> list(UserQuery query, Projection projection) {
        return pages.read(query, projection);
    }

    @Override
    public boolean isServedByIndex(UserQuery query) {
        return ServedLists.areServed(query, name -> indexes.keys(name).isPresent());
    }

    @Override
    public Uni<Long> count(UserFilter filter) {
        return pages.count(filter);
    }

    @Override
    public Uni<List<Subscription>> subscriptions(String userId) {
        return subscriptions.findByUser(userId);
    }
}
