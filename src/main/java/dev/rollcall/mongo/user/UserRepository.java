package dev.rollcall.mongo.user;

import com.mongodb.client.model.Collation;
import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import dev.rollcall.mongo.query.WorkspaceQueries;
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
        return WorkspaceQueries.collation(key)
                .map(collation -> first(filter, collation, projection))
                .orElseGet(() -> first(filter, projection));
    }

    private Uni<Optional<StoredUser>> first(
            BsonDocument filter, Collation collation, Projection projection) {
        return found(
                users().find(
                                filter,
                                commands.find()
                                        .collation(collation)
                                        .projection(projections.of(projection).members())
                                        .limit(1)));
    }

    Uni<Optional<StoredUser>> findByIdAndTokenHash(
            String id, String tokenHash, Projection projection) {
        return first(WorkspaceQueries.userByTokenHash(id, tokenHash), projection);
    }

    Uni<Optional<StoredUser>> findActiveById(String id, Projection projection) {
        return first(WorkspaceQueries.activeUser(id), projection);
    }

    private Uni<Optional<StoredUser>> first(BsonDocument filter, Projection projection) {
        UserProjection.Prepared prepared = projections.of(projection);
        if (prepared.isComputed()) {
            List<BsonDocument> pipeline =
                    List.of(
                            new BsonDocument("$match", filter),
                            ONE,
                            new BsonDocument("$project", prepared.members()));
            return found(users().aggregate(pipeline, commands.aggregate()));
        }
        return found(users().find(filter, commands.find().projection(prepared.members()).limit(1)));
    }

    private Uni<Optional<StoredUser>> found(Multi<UserDocument> users) {
        return commands.guarded(
                users.toUni().map(user -> Optional.ofNullable(user).map(this::user)));
    }

    private StoredUser user(UserDocument document) {
        sizes.sawUser(document.size());
        return UserMapping.user(document);
    }
}
