package dev.rollcall.mongo.user;

import com.mongodb.client.model.Collation;
import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.mongo.user.LookUpSizes.LookUp;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserStore;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** The queries on single users. Each is served by an index that Rocket.Chat itself keeps. */
@WorkspaceScoped
public class UserRepository
        implements UserStore, ReactivePanacheMongoRepositoryBase<UserDocument, String> {

    private static final BsonDocument ONE = new BsonDocument("$limit", new BsonInt32(1));

    private final WorkspaceDatabase database;
    private final Commands commands;
    private final UserProjection projections;
    private final LookUpSizes sizes;
    private final AtomicReference<Optional<ReactiveMongoCollection<UserDocument>>> collection =
            new AtomicReference<>(Optional.empty());

    UserRepository(
            WorkspaceDatabase database,
            Commands commands,
            UserProjection projections,
            LookUpSizes sizes) {
        this.database = database;
        this.commands = commands;
        this.projections = projections;
        this.sizes = sizes;
    }

    /**
     * Looked up once, because the framework would look for client, database and codecs at each
     * call.
     */
    private ReactiveMongoCollection<UserDocument> users() {
        Optional<ReactiveMongoCollection<UserDocument>> known = collection.get();
        if (known.isPresent()) {
            return known.get();
        }
        ReactiveMongoCollection<UserDocument> found = database.own(mongoCollection());
        collection.set(Optional.of(found));
        return found;
    }

    @Override
    public Uni<Optional<StoredUser>> find(UserKey key, Projection projection) {
        BsonDocument filter = WorkspaceQueries.userByKey(key);
        LookUp lookUp = new LookUp(key, projection);
        return WorkspaceQueries.collation(key)
                .map(collation -> first(filter, collation, lookUp))
                .orElseGet(() -> first(filter, lookUp));
    }

    @Override
    public ExpectedSize size(UserKey key, Projection projection) {
        return sizes.of(new LookUp(key, projection));
    }

    private Uni<Optional<StoredUser>> first(
            BsonDocument filter, Collation collation, LookUp lookUp) {
        return found(
                users().find(
                                filter,
                                commands.find()
                                        .collation(collation)
                                        .projection(projections.of(lookUp.projection()).members())
                                        .limit(1)),
                lookUp);
    }

    Uni<Optional<StoredUser>> findByIdAndTokenHash(
            String id, String tokenHash, Projection projection) {
        return first(WorkspaceQueries.userByTokenHash(id, tokenHash), byId(id, projection));
    }

    Uni<Optional<StoredUser>> findActiveById(String id, Projection projection) {
        return first(WorkspaceQueries.activeUser(id), byId(id, projection));
    }

    private static LookUp byId(String id, Projection projection) {
        return new LookUp(new UserKey(UserKey.Kind.USER_ID, id), projection);
    }

    private Uni<Optional<StoredUser>> first(BsonDocument filter, LookUp lookUp) {
        UserProjection.Prepared prepared = projections.of(lookUp.projection());
        if (prepared.isComputed()) {
            List<BsonDocument> pipeline =
                    List.of(
                            new BsonDocument("$match", filter),
                            ONE,
                            new BsonDocument("$project", prepared.members()));
            return found(users().aggregate(pipeline, commands.aggregate()), lookUp);
        }
        return found(
                users().find(filter, commands.find().projection(prepared.members()).limit(1)),
                lookUp);
    }

    private Uni<Optional<StoredUser>> found(Multi<UserDocument> users, LookUp lookUp) {
        return commands.guarded(
                users.toUni()
                        .map(
                                user ->
                                        Optional.ofNullable(user)
                                                .map(document -> user(document, lookUp))));
    }

    private StoredUser user(UserDocument document, LookUp lookUp) {
        sizes.sawUser(lookUp, document.size());
        return UserMapping.user(document);
    }
}
