package dev.rollcall.index;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCluster;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import dev.rollcall.address.EmptyDatabase;
import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.command.ExitCode;
import dev.rollcall.command.Misuse;
import dev.rollcall.command.Mode;
import dev.rollcall.mongo.connection.FailureReason;
import dev.rollcall.setting.Judgement;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bson.Document;

/**
 * The mode that creates this service's missing indexes, reports what it found and made, and ends.
 * It has a URL of its own, because it needs a right that the serving process must not have.
 */
public final class IndexesMode {

    /**
     * This mode does not ask DNS for servers: the library for that belongs to the service, which
     * does not run.
     */
    private static final int SERVER_SELECTION_SECONDS = 10;

    /**
     * The time of everything that is quick on a server that answers at all. To make an index takes
     * as long as it takes.
     */
    private static final int ANSWER_SECONDS = 10;

    /** A server of many tenants has thousands. */
    private static final int MOST_DATABASES = 100;

    private final MongoClient client;
    private final MongoCluster quick;
    private final MongoDatabase database;
    private final PrintStream out;

    private IndexesMode(MongoClient client, MongoDatabase database, PrintStream out) {
        this.client = client;
        this.quick = client.withTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
        this.database = database;
        this.out = out;
    }

    public static Mode mode() {
        return Mode.named(
                "indexes",
                "Make Rollcall's own indexes if they are missing, in the workspace of ROLLCALL_INDEXES_MONGO_URL.",
                () -> System.exit(run(Judgement.ofThisProcess(), System.out)));
    }

    private static int run(Judgement settings, PrintStream out) {
        settings.faultOfIndexesUrl()
                .ifPresent(
                        fault -> {
                            throw new Misuse(fault);
                        });
        return run(settings.indexesUrl().orElseThrow(), out);
    }

    /** Does the whole work and returns the exit code. */
    public static int run(String url, PrintStream out) {
        ConnectionString address = new ConnectionString(url);
        Optional<SSLContext> trust = new WorkspaceAddress(url).trust();
        try {
            return run(address, trust, out);
        } catch (RuntimeException | StackOverflowError e) {
            if (e instanceof RuntimeException && !FailureReason.isOfTheDatabase(e)) {
                throw e;
            }
            out.println(IndexFailure.sentence(e));
            return ExitCode.FAILED;
        }
    }

    private static int run(ConnectionString url, Optional<SSLContext> trust, PrintStream out) {
        MongoClientSettings settings =
                MongoClientSettings.builder()
                        .applyToClusterSettings(
                                cluster ->
                                        cluster.serverSelectionTimeout(
                                                SERVER_SELECTION_SECONDS, TimeUnit.SECONDS))
                        .applicationName("rollcall-indexes")
                        .applyConnectionString(url)
                        .applyToSslSettings(tls -> trust.ifPresent(tls::context))
                        .build();
        try (MongoClient client = MongoClients.create(settings)) {
            return new IndexesMode(
                            client, client.getDatabase(WorkspaceAddress.databaseOf(url)), out)
                    .run();
        }
    }

    private int run() {
        // Creating an index creates the collection, too: in a wrong database nobody would notice.
        if (quick(NeededIndexes.USERS).find().limit(1).first() == null) {
            out.println(
                    EmptyDatabase.sentence(
                                    "ROLLCALL_INDEXES_MONGO_URL", database.getName(), workspaces())
                            + " Nothing was made.");
            return ExitCode.FAILED;
        }
        NeededIndexes.all().forEach(this::provide);
        reportThoseWithoutUsername();
        return ExitCode.DONE;
    }

    /** The databases that look like workspaces; none if the user may not list databases. */
    private List<String> workspaces() {
        try {
            return quick.listDatabaseNames().into(new ArrayList<>()).stream()
                    .limit(MOST_DATABASES)
                    .filter(
                            name ->
                                    quick.getDatabase(name)
                                            .listCollectionNames()
                                            .into(new ArrayList<>())
                                            .containsAll(EmptyDatabase.OF_A_WORKSPACE))
                    .toList();
        } catch (MongoException notAllowed) {
            return List.of();
        }
    }

    private void reportThoseWithoutUsername() {
        int most = NeededIndexes.MOST_WITHOUT_USERNAME;
        OptionalLong counted = upTo(most + 1);
        if (counted.isEmpty()) {
            out.println(
                    "Users without a user name: not counted, since that takes longer than "
                            + ANSWER_SECONDS
                            + " s.");
            return;
        }
        out.println(
                counted.getAsLong() > most
                        ? "More than "
                                + most
                                + " users have no user name: too many to be known one by one, so"
                                + " lists read and count them each time."
                        : "Users without a user name: " + counted.getAsLong() + ".");
    }

    /** How many users have no user name, up to a number; empty if the time is not enough. */
    private OptionalLong upTo(int most) {
        try {
            return OptionalLong.of(
                    quick(NeededIndexes.USERS)
                            .countDocuments(
                                    new Document("username", null),
                                    new CountOptions().limit(most)));
        } catch (MongoOperationTimeoutException | MongoExecutionTimeoutException late) {
            return OptionalLong.empty();
        }
    }

    private void provide(NeededIndex index) {
        List<Document> stored = quick(index.collection()).listIndexes().into(new ArrayList<>());
        if (stored.stream().anyMatch(index::isServedBy)) {
            report("found", index);
        } else if (index.ours()) {
            database.getCollection(index.collection()).createIndexes(List.of(index.model()));
            report("made", index);
        } else {
            report("missing, Rocket.Chat makes it", index);
        }
    }

    private MongoCollection<Document> quick(String collection) {
        return quick.getDatabase(database.getName()).getCollection(collection);
    }

    private void report(String what, NeededIndex index) {
        out.println(
                what + ": " + index.collection() + " " + index.name() + ", for " + index.reason());
    }
}
