package dev.rollcall.mongo;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.UserFilters;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserKey;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The queries on single users. Each is served by an index that Rocket.Chat itself keeps. */
@WorkspaceScoped
class UserRepository implements ReactivePanacheMongoRepositoryBase<UserDocument, String> {

    private static final String ID = "_id";
    private static final String TOKEN_HASH = "services.resume.loginTokens.hashedToken";

    private final WorkspaceDatabase database;
    private final Commands commands;

    UserRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    Uni<Optional<StoredUser>> findByKey(UserKey key, Projection projection) {
        return switch (key.kind()) {
            case USER_ID -> first(Filters.eq(ID, key.value()), projection);
            case USERNAME -> first(Filters.eq("username", key.value()), projection);
            case IMPORT_ID -> first(Filters.eq("importIds", key.value()), projection);
            case EMAIL -> findByEmail(key.value().strip(), projection);
            case FREE_SWITCH_EXTENSION ->
                    first(Filters.eq("freeSwitchExtension", key.value()), projection);
        };
    }

    private Uni<Optional<StoredUser>> findByEmail(String address, Projection projection) {
        FindOptions ignoringCase = commands.find().collation(UserFilters.IGNORING_CASE);
        return found(
                database.own(mongoCollection())
                        .find(
                                Filters.eq("emails.address", address),
                                ignoringCase
                                        .projection(UserProjection.document(projection))
                                        .limit(1)));
    }

    Uni<Optional<StoredUser>> findByIdAndTokenHash(
            String id, String tokenHash, Projection projection) {
        return first(
                Filters.and(Filters.eq(ID, id), Filters.eq(TOKEN_HASH, tokenHash)), projection);
    }

    Uni<Optional<StoredUser>> findActiveById(String id, Projection projection) {
        return first(Filters.and(Filters.eq(ID, id), Filters.eq("active", true)), projection);
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
