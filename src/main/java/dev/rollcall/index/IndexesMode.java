package dev.rollcall.index;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import dev.rollcall.address.WorkspaceAddress;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bson.Document;

/**
 * The one-shot mode that makes our indexes where they are missing, says what it found and made, and
 * ends. It has a URL of its own, for it needs a right that the serving process must not have.
 */
public final class IndexesMode {

    /** Under this name the URL stands in the environment. */
    static final String URL = "ROLLCALL_INDEXES_MONGO_URL";

    /** The library that asks a name server for them is part of the service, which does not run. */
    private static final int SERVER_SELECTION_SECONDS = 10;

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final MongoDatabase database;
    private final PrintStream out;

    private IndexesMode(MongoDatabase database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /** Does the whole work and returns the exit code of the process. */
    public static int run(Map<String, String> environment, PrintStream out) {
        Optional<String> url = Optional.ofNullable(environment.get(URL));
        if (url.filter(given -> !given.isBlank()).isEmpty()) {
            out.println(
                    "Set "
                            + URL
                            + " to the workspace's MongoDB with a user who may create indexes.");
            return FAILED;
        }
        if (url.get().startsWith(WorkspaceAddress.BY_NAME_SERVER)) {
            out.println(URL + " has to name the servers, by mongodb://: this mode looks none up.");
            return FAILED;
        }
        try {
            return run(new ConnectionString(url.get()), new WorkspaceAddress(url.get()), out);
        } catch (IllegalArgumentException e) {
            // The message would repeat the URL, which may hold a password.
            out.println(URL + " cannot be read.");
            return FAILED;
        }
    }

    private static int run(ConnectionString url, WorkspaceAddress address, PrintStream out) {
        try {
            return run(url, address.trust(), out);
        } catch (IllegalArgumentException unreadable) {
            out.println(URL + ": " + unreadable.getMessage() + ".");
            return FAILED;
        } catch (MongoException e) {
            out.println(
                    "The database refused: " + e.getClass().getSimpleName() + " " + e.getCode());
            return FAILED;
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
            return new IndexesMode(client.getDatabase(WorkspaceAddress.databaseOf(url)), out).run();
        }
    }

    private int run() {
        // Making an index makes the collection, too: in a wrong database that would go unnoticed.
        if (!database.listCollectionNames().into(new ArrayList<>()).contains(NeededIndexes.USERS)) {
            out.println(
                    "The database "
                            + database.getName()
                            + " has no users: it is not a workspace's. Nothing was made.");
            return FAILED;
        }
        NeededIndexes.all().forEach(this::provide);
        tellOfThoseWithoutUsername();
        return DONE;
    }

    private void tellOfThoseWithoutUsername() {
        int most = NeededIndexes.MOST_WITHOUT_USERNAME;
        long counted =
                database.getCollection(NeededIndexes.USERS)
                        .countDocuments(
                                new Document("username", null), new CountOptions().limit(most + 1));
        out.println(
                counted > most
                        ? "More than "
                                + most
                                + " users have no user name: too many to be known one by one, so"
                                + " lists read and count them each time."
                        : "Users without a user name: " + counted + ".");
    }

    private void provide(NeededIndex index) {
        MongoCollection<Document> collection = database.getCollection(index.collection());
        List<Document> stored = collection.listIndexes().into(new ArrayList<>());
        if (stored.stream().anyMatch(index::isServedBy)) {
            tell("found", index);
        } else if (index.ours()) {
            collection.createIndexes(List.of(index.model()));
            tell("made", index);
        } else {
            tell("missing, Rocket.Chat makes it", index);
        }
    }

    private void tell(String what, NeededIndex index) {
        out.println(
                what + ": " + index.collection() + " " + index.name() + ", for " + index.reason());
    }
}
