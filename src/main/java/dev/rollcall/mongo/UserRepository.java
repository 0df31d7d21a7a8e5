package dev.rollcall.mongo;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.AggregatePublisher;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserKey;
import io.quarkus.mongodb.AggregateOptions;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The queries on users. Each is served by an index that Rocket.Chat itself keeps. */
@ApplicationScoped
class UserRepository
        implements ReactivePanacheMongoRepositoryBase<UserDocument, String>, UserReading {

    private static final String ID = "_id";
    private static final String TOKEN_HASH = "services.resume.loginTokens.hashedToken";

    private final Commands commands;
    private final ListClient lists;
    private final RowSizes sizes;

    UserRepository(Commands commands, ListClient lists, RowSizes sizes) {
        this.commands = commands;
        this.lists = lists;
        this.sizes = sizes;
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
                mongoCollection()
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
            return found(mongoCollection().aggregate(pipeline, commands.aggregate()));
        }
        return found(mongoCollection().find(filter, commands.find().projection(members).limit(1)));
    }

    private Uni<Optional<StoredUser>> found(Multi<UserDocument> users) {
        return commands.guarded(
                users.toUni().map(user -> Optional.ofNullable(user).map(UserMapping::user)));
    }

    @Override
    public Multi<StoredUser> read(UserPart part, Projection projection) {
        Multi<StoredUser> users =
                Multi.createFrom().deferred(() -> rows(part, projection)).map(UserMapping::user);
        return part.limit().isPresent()
                ? commands.guarded(users)
                : commands.guardedUnbounded(users);
    }

    /**
     * The rows in batches as large as their sizes allow. A batch can be asked for differently than
     * the one before it: the driver reads the number each time.
     */
    private Multi<UserDocument> rows(UserPart part, Projection projection) {
        boolean bounded = part.limit().isPresent();
        List<Bson> pipeline = part.stages();
        pipeline.add(Aggregates.project(UserProjection.document(projection)));
        AggregateOptions options = bounded ? commands.aggregate() : commands.aggregateUnbounded();
        options.batchSize(bounded ? sizes.batch() : Math.min(RowSizes.FIRST_ROWS, sizes.batch()));
        part.collation().ifPresent(options::collation);
        part.hint().ifPresent(options::hint);
        AggregatePublisher<UserDocument> command = options.apply(lists.users().aggregate(pipeline));
        return Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(command))
                .invoke(
                        user -> {
                            sizes.saw(user.size());
                            command.batchSize(sizes.batch());
                        });
    }

    @Override
    public Uni<UserCount> count(UserFilter filter) {
        if (!UserParts.canBeApart(filter)) {
            CountOptions options = commands.count();
            UserFilters.collation(filter).ifPresent(options::collation);
            return count(UserFilters.bson(filter), options).map(all -> new UserCount(all, 0));
        }
        return Uni.combine()
                .all()
                .unis(
                        count(UserFilters.withUsername(filter), commands.count()),
                        count(UserFilters.withoutUsername(filter), commands.count()))
                .with(UserCount::new);
    }

    private Uni<Long> count(Bson filter, CountOptions options) {
        return commands.guarded(
                Uni.createFrom()
                        .publisher(
                                AdaptersToFlow.publisher(
                                        lists.users().countDocuments(filter, options))));
    }
}
