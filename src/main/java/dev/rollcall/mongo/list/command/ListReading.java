package dev.rollcall.mongo.list.command;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CountOptions;
import com.mongodb.reactivestreams.client.AggregatePublisher;
import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import dev.rollcall.mongo.health.IndexReport;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.plan.PlannedCommand.Hint;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.mongo.user.UserMapping;
import dev.rollcall.mongo.user.UserProjection;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.signal.RequestName;
import dev.rollcall.user.Projection;
import io.quarkus.mongodb.AggregateOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Sends the commands of lists. If the server cannot follow an index hint, because the index was
 * dropped or is still being built, the command is sent once more without it.
 */
@WorkspaceScoped
class ListReading implements ListCommands {

    private static final int UNAUTHORIZED = 13;

    /**
     * Figures about all users come in one batch, so that each of their commands is the only one.
     */
    private static final int ALL_AT_ONCE = 10_001;

    private final ListClient lists;
    private final WorkspaceDatabase database;
    private final IndexReport indexes;
    private final Commands commands;
    private final RowSizes sizes;
    private final UserProjection projections;

    ListReading(
            ListClient lists,
            WorkspaceDatabase database,
            IndexReport indexes,
            Commands commands,
            RowSizes sizes,
            UserProjection projections) {
        this.lists = lists;
        this.database = database;
        this.indexes = indexes;
        this.commands = commands;
        this.sizes = sizes;
        this.projections = projections;
    }

    @Override
    public Multi<ReadUser> read(PlannedCommand part, Projection projection) {
        Multi<UserDocument> plain = deferred(part.withoutHint(), projection);
        Multi<UserDocument> rows =
                part.hint().isEmpty()
                        ? plain
                        : withoutHintIfRefused(deferred(part, projection), () -> plain);
        Multi<ReadUser> users = rows.map(ListReading::user);
        return part.limit().isPresent()
                ? commands.guarded(users)
                : commands.guardedUnbounded(users);
    }

    @Override
    public int usersOfABatch() {
        return sizes.batch();
    }

    private static ReadUser user(UserDocument document) {
        return new ReadUser(UserMapping.user(document), document.ordered());
    }

    /** If the first command is refused, a thread of the driver sends the second one. */
    private Multi<UserDocument> deferred(PlannedCommand part, Projection projection) {
        RequestName request = RequestName.here();
        return Multi.createFrom().deferred(() -> request.get(() -> rows(part, projection)));
    }

    /**
     * The rows, in batches whose size depends on the size of the rows. The driver reads the batch
     * size again for each batch, so it can change within a list.
     */
    private Multi<UserDocument> rows(PlannedCommand part, Projection projection) {
        boolean bounded = part.limit().isPresent();
        List<Bson> pipeline = part.stages();
        pipeline.add(new BsonDocument("$project", projections.of(projection).members()));
        AggregateOptions options = bounded ? commands.aggregate() : commands.aggregateUnbounded();
        options.batchSize(bounded ? sizes.batch() : Math.min(RowSizes.FIRST_ROWS, sizes.batch()));
        part.collation().ifPresent(options::collation);
        part.hint().map(Hint::keys).ifPresent(options::hint);
        AggregatePublisher<UserDocument> command =
                options.apply(lists.users(database.name()).aggregate(pipeline));
        return Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(command))
                .invoke(
                        user -> {
                            sizes.saw(user.size());
                            command.batchSize(sizes.batch());
                        });
    }

    private static <T> Multi<T> withoutHintIfRefused(Multi<T> hinted, Supplier<Multi<T>> plain) {
        AtomicBoolean begun = new AtomicBoolean();
        return hinted.invoke(row -> begun.set(true))
                .onFailure(failure -> !begun.get() && mayBeTheHint(failure))
                .recoverWithMulti(failure -> plain.get());
    }

    /**
     * Servers have several codes for a bad hint. A command that is wrong for another reason fails
     * again.
     */
    private static boolean mayBeTheHint(Throwable failure) {
        return failure instanceof MongoCommandException refused
                && refused.getErrorCode() != UNAUTHORIZED;
    }

    @Override
    public Uni<Long> count(Bson filter, Optional<Collation> collation) {
        CountOptions options = commands.count();
        collation.ifPresent(options::collation);
        return commands.guarded(
                Uni.createFrom()
                        .publisher(
                                AdaptersToFlow.publisher(
                                        lists.users(database.name())
                                                .countDocuments(filter, options))));
    }

    @Override
    public Uni<List<Document>> learn(List<Bson> stages, Optional<Document> hint) {
        Multi<Document> plain = documents(stages, commands.aggregate());
        Multi<Document> found =
                hint.map(keys -> documents(stages, hinted(keys)))
                        .map(hinted -> withoutHintIfRefused(hinted, () -> plain))
                        .orElse(plain);
        return commands.guarded(found.collect().asList());
    }

    private AggregateOptions hinted(Document keys) {
        AggregateOptions options = commands.aggregate();
        options.hint(keys);
        return options;
    }

    private Multi<Document> documents(List<Bson> stages, AggregateOptions options) {
        options.batchSize(ALL_AT_ONCE);
        return Multi.createFrom()
                .publisher(
                        AdaptersToFlow.publisher(
                                options.apply(
                                        lists.users(database.name())
                                                .aggregate(stages, Document.class))));
    }

    @Override
    public Optional<Document> index(String name) {
        return indexes.keys(name);
    }
}
