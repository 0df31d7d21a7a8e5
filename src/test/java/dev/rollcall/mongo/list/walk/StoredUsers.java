package dev.rollcall.mongo.list.walk;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import dev.rollcall.demo.EmbeddedServer;
import dev.rollcall.mongo.document.BsonTree;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.mongo.user.UserMapping;
import dev.rollcall.user.Projection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;

/** Users on an embedded server, and the commands of lists on them; remembers what was asked. */
public final class StoredUsers implements ListCommands, AutoCloseable {

    private static final Map<String, List<String>> INDEXES =
            Map.of(
                    "name_1", List.of("name"),
                    "createdAt_1", List.of("createdAt"),
                    "lastLogin_1", List.of("lastLogin"),
                    "rollcall_status_active", List.of("status", "active", "_id"));

    public final List<PlannedCommand> read = new ArrayList<>();
    public final List<Bson> counted = new ArrayList<>();
    public final List<List<Bson>> learnt = new ArrayList<>();

    /** What is done with the users of a command on their way. */
    public UnaryOperator<Multi<ReadUser>> reading = UnaryOperator.identity();

    /** What is done with a count on its way. */
    public Function<Uni<Long>, Uni<Long>> counting = Function.identity();

    /** What is done with a figure about all users on its way. */
    public Function<Uni<List<Document>>, Uni<List<Document>>> learning = Function.identity();

    private final EmbeddedServer server = EmbeddedServer.start();
    private final MongoClient client = MongoClients.create(server.url("lists"));
    private final MongoCollection<Document> users =
            client.getDatabase("lists").getCollection("users");

    /** The same users, decoded as the service does. */
    private final MongoCollection<UserDocument> decoded =
            users.withDocumentClass(UserDocument.class)
                    .withCodecRegistry(
                            CodecRegistries.fromRegistries(
                                    CodecRegistries.fromProviders(new BsonTree()),
                                    users.getCodecRegistry()));

    /** Forgets everything. */
    public StoredUsers empty() {
        users.drop();
        read.clear();
        counted.clear();
        learnt.clear();
        reading = UnaryOperator.identity();
        counting = Function.identity();
        learning = Function.identity();
        return this;
    }

    public void add(Document user) {
        users.insertOne(user);
    }

    public void addAll(List<Document> several) {
        users.insertMany(several);
    }

    public void remove(String id) {
        users.deleteOne(Filters.eq("_id", id));
    }

    public void set(String id, String field, Object value) {
        users.updateOne(Filters.eq("_id", id), new Document("$set", new Document(field, value)));
    }

    @Override
    public int usersOfABatch() {
        return LARGEST_BATCH;
    }

    @Override
    public Multi<ReadUser> read(PlannedCommand part, Projection projection) {
        return Multi.createFrom()
                .deferred(
                        () -> {
                            read.add(part);
                            return reading.apply(
                                    Multi.createFrom()
                                            .iterable(
                                                    decoded.aggregate(part.stages())
                                                            .into(new ArrayList<>()))
                                            .map(StoredUsers::user));
                        });
    }

    private static ReadUser user(UserDocument document) {
        return new ReadUser(UserMapping.user(document), document.ordered());
    }

    @Override
    public Uni<Long> count(Bson filter, Optional<Collation> collation) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            counted.add(filter);
                            return counting.apply(
                                    Uni.createFrom().item(() -> users.countDocuments(filter)));
                        });
    }

    @Override
    public Uni<List<Document>> learn(List<Bson> stages, Optional<Document> hint) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            learnt.add(stages);
                            return learning.apply(Uni.createFrom().item(() -> found(stages)));
                        });
    }

    private List<Document> found(List<Bson> stages) {
        AggregateIterable<Document> found = users.aggregate(stages);
        return found.into(new ArrayList<>());
    }

    @Override
    public Optional<Document> index(String name) {
        return Optional.ofNullable(INDEXES.get(name))
                .map(
                        keys -> {
                            Document index = new Document();
                            keys.forEach(key -> index.append(key, 1));
                            return index;
                        });
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
