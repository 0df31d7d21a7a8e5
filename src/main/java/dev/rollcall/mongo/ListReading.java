package dev.rollcall.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CountOptions;
import dev.rollcall.mongo.list.Hint;
import dev.rollcall.mongo.list.ReadUser;
import dev.rollcall.mongo.list.UserPart;
import dev.rollcall.mongo.list.UserReading;
import dev.rollcall.user.Projection;
import io.quarkus.mongodb.AggregateOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Sends the commands of lists. A hint that the server cannot follow, because the index was dropped
 * or is not there yet, costs one more command, and refuses nothing.
 */
@ApplicationScoped
class ListReading implements UserReading {

    /** Few enough to hold, enough that a long list does not ask for each row. */
    private static final int BATCH = 256;

    private static final int UNAUTHORIZED = 13;

    private final UserRepository users;
    private final IndexReport indexes;
    private final Commands commands;

    ListReading(UserRepository users, IndexReport indexes, Commands commands) {
        this.users = users;
        this.indexes = indexes;
        this.commands = commands;
    }

    @Override
    public Multi<ReadUser> read(UserPart part, Projection projection) {
        Multi<UserDocument> rows =
                part.hint().isEmpty()
                        ? rows(part, projection)
                        : withoutHintIfRefused(
                                rows(part, projection), () -> rows(part.withoutHint(), projection));
        return commands.guarded(rows).map(ListReading::user);
    }

    private static ReadUser user(UserDocument document) {
        return new ReadUser(UserMapping.user(document), document.tree());
    }

    private Multi<UserDocument> rows(UserPart part, Projection projection) {
        List<Bson> pipeline = part.stages();
        pipeline.add(Aggregates.project(UserProjection.document(projection)));
        AggregateOptions options =
                part.limit().isPresent() ? commands.aggregate() : commands.aggregateUnbounded();
        options.batchSize(BATCH);
        part.collation().ifPresent(options::collation);
        part.hint().map(Hint::keys).ifPresent(options::hint);
        return users.mongoCollection().aggregate(pipeline, options);
    }

    private static <T> Multi<T> withoutHintIfRefused(Multi<T> hinted, Supplier<Multi<T>> plain) {
        AtomicBoolean begun = new AtomicBoolean();
        return hinted.invoke(row -> begun.set(true))
                .onFailure(failure -> !begun.get() && mayBeTheHint(failure))
                .recoverWithMulti(failure -> plain.get());
    }

    /** Servers have several codes for it; a command that is wrong otherwise fails again. */
    private static boolean mayBeTheHint(Throwable failure) {
        return failure instanceof MongoCommandException refused
                && refused.getErrorCode() != UNAUTHORIZED;
    }

    @Override
    public Uni<Long> count(Bson filter, Optional<Collation> collation) {
        CountOptions options = commands.count();
        collation.ifPresent(options::collation);
        return commands.guarded(users.mongoCollection().countDocuments(filter, options));
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
        return users.mongoCollection().aggregate(stages, Document.class, options);
    }

    @Override
    public Optional<Document> index(String name) {
        return indexes.keys(name);
    }
}
