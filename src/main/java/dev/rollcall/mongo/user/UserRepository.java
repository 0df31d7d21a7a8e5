package dev.rollcall.mongo.user;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Collation;
import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.UserDocument;
import dev.rollcall.mongo.query.UserQueries;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserKey;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The queries on single users. Each is served by an index that Rocket.Chat itself keeps. */
@WorkspaceScoped
public class UserRepository implements ReactivePanacheMongoRepositoryBase<UserDocument, String> {

    private final WorkspaceDatabase database;
    private final Commands commands;

    UserRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    public Uni<Optional<StoredUser>> findByKey(UserKey key, Projection projection) {
        Bson filter = UserQueries.byKey(key);
        return UserQueries.collation(key)
                .map(collation -> first(filter, collation, projection))
                .orElseGet(() -> first(filter, projection));
    }

    private Uni<Optional<StoredUser>> first(
            Bson filter, Collation collation, Projection projection) {
        return found(
                database.own(mongoCollection())
                        .find(
                                filter,
                                commands.find()
                                        .collation(collation)
                                        .projection(UserProjection.document(projection))
                                        .limit(1)));
    }

    Uni<Optional<StoredUser>> findByIdAndTokenHash(
            String id, String tokenHash, Projection projection) {
        return first(UserQueries.byTokenHash(id, tokenHash), projection);
    }

    Uni<Optional<StoredUser>> findActiveById(String id, Projection projection) {
        return first(UserQueries.activeById(id), projection);
    }

    private Uni<Optional<StoredUser>> first(Bson filter, Projection projection) {
        Document members = UserProjection.document(projection);
        if (UserProjection.isComputed(projection)) {
            List<Bson> pipeline =
                    List.of(
                            Aggregates.match(filter),
                            Aggregates.limit(1),
                            Aggregates.project(members));
            return found(database.own(mongoCollection()).aggregate(pipeline, commands.aggregate()));
        }
        return found(
                database.own(mongoCollection())
                        .find(filter, commands.find().projection(members).limit(1)));
    }

    private Uni<Optional<StoredUser>> found(Multi<UserDocument> users) {
        return commands.guarded(
                users.toUni().map(user -> Optional.ofNullable(user).map(UserMapping::user)));
    }
}
