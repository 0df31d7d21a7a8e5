package dev.rollcall.mongo;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserQuery;
import io.quarkus.mongodb.AggregateOptions;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The queries on users. Each is served by an index that Rocket.Chat itself keeps. */
@ApplicationScoped
class UserRepository implements ReactivePanacheMongoRepositoryBase<UserDocument, String> {

    private static final String ID = "_id";
    private static final String TOKEN_HASH = "services.resume.loginTokens.hashedToken";

    private final Commands commands;

    UserRepository(Commands commands) {
        this.commands = commands;
    }

    Uni<Optional<StoredUser>> findByKey(UserKey key, Projection projection) {
        return switch (key.kind()) {
            case USER_ID -> first(Filters.eq(ID, key.value()), projection, commands.aggregate());
            case USERNAME ->
                    first(Filters.eq("username", key.value()), projection, commands.aggregate());
            case IMPORT_ID ->
                    first(Filters.eq("importIds", key.value()), projection, commands.aggregate());
            case EMAIL ->
                    first(
                            Filters.eq("emails.address", key.value().strip()),
                            projection,
                            commands.aggregate().collation(UserFilters.IGNORING_CASE));
            case FREE_SWITCH_EXTENSION ->
                    first(
                            Filters.eq("freeSwitchExtension", key.value()),
                            projection,
                            commands.aggregate());
        };
    }

    Uni<Optional<StoredUser>> findByIdAndTokenHash(
            String id, String tokenHash, Projection projection) {
        Bson both = Filters.and(Filters.eq(ID, id), Filters.eq(TOKEN_HASH, tokenHash));
        return first(both, projection, commands.aggregate());
    }

    Uni<Optional<StoredUser>> findActiveById(String id, Projection projection) {
        Bson active = Filters.and(Filters.eq(ID, id), Filters.eq("active", true));
        return first(active, projection, commands.aggregate());
    }

    private Uni<Optional<StoredUser>> first(
            Bson filter, Projection projection, AggregateOptions options) {
        List<Bson> pipeline =
                List.of(
                        Aggregates.match(filter),
                        Aggregates.limit(1),
                        UserProjection.stage(projection));
        return commands.guarded(
                mongoCollection()
                        .aggregate(pipeline, options)
                        .toUni()
                        .map(found -> Optional.ofNullable(found).map(UserMapping::user)));
    }

    Multi<StoredUser> findPage(UserQuery query, Projection projection) {
        List<Bson> pipeline = new ArrayList<>();
        pipeline.add(Aggregates.match(UserFilters.bson(query.filter())));
        pipeline.addAll(UserOrder.stages(query.order()));
        if (query.offset() > 0) {
            pipeline.add(new Document("$skip", query.offset()));
        }
        query.limit().ifPresent(limit -> pipeline.add(new Document("$limit", limit)));
        pipeline.add(UserProjection.stage(projection));
        AggregateOptions options = commands.aggregate();
        UserFilters.collation(query.filter()).ifPresent(options::collation);
        return commands.guarded(mongoCollection().aggregate(pipeline, options))
                .map(UserMapping::user);
    }

    Uni<Long> countByFilter(UserFilter filter) {
        CountOptions options = commands.count();
        UserFilters.collation(filter).ifPresent(options::collation);
        return commands.guarded(
                mongoCollection().countDocuments(UserFilters.bson(filter), options));
    }
}
