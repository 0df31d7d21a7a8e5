package dev.rollcall.doctor.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.EstimatedDocumentCountOptions;
import dev.rollcall.address.EmptyDatabase;
import dev.rollcall.address.WorkspaceAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The workspace's database as the service's user sees it. Nothing is written to it, and each
 * command has the limit of time that the service's own commands have.
 */
public final class ExaminedDatabase implements AutoCloseable {

    private static final int SERVER_SELECTION = 5_000;
    private static final int CONNECT = 2_000;
    private static final int READ_GRACE = 1_000;

    /** A server of many tenants has thousands. */
    private static final int MOST_DATABASES = 100;

    private final MongoClient client;
    private final MongoDatabase database;
    private final int limit;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, List<Document>> indexes = new HashMap<>();

    private ExaminedDatabase(MongoClient client, String name, Duration limit) {
        this.client = client;
        this.database = client.getDatabase(name);
        this.limit = (int) limit.toMillis();
    }

    /** The database that the address names. No server is asked yet. */
    public static ExaminedDatabase of(
            ConnectionString url, Optional<SSLContext> trust, Duration limit) {
        MongoClientSettings settings =
                MongoClientSettings.builder()
                        .applyToClusterSettings(
                                cluster ->
                                        cluster.serverSelectionTimeout(
                                                SERVER_SELECTION, MILLISECONDS))
                        .applyToSocketSettings(
                                socket ->
                                        socket.connectTimeout(CONNECT, MILLISECONDS)
                                                .readTimeout(
                                                        (int) limit.toMillis() + READ_GRACE,
                                                        MILLISECONDS))
                        .applicationName("rollcall-doctor")
                        .retryReads(false)
                        .applyConnectionString(url)
                        .applyToSslSettings(tls -> trust.ifPresent(tls::context))
                        .build();
        return new ExaminedDatabase(
                MongoClients.create(settings), WorkspaceAddress.databaseOf(url), limit);
    }

    public String name() {
        return database.getName();
    }

    /** The time that one command may take, in milliseconds. */
    public int limit() {
        return limit;
    }

    /** Sends a command that reads, and returns the answer. */
    public Document run(Bson command) {
        Document limited =
                new Document(command.toBsonDocument(Document.class, database.getCodecRegistry()));
        limited.putIfAbsent("maxTimeMS", limit);
        return database.runCommand(limited);
    }

    /** The first documents of a collection that meet the filter, with these members. */
    public List<Document> find(String collection, Bson filter, Bson members, int most) {
        return database.getCollection(collection)
                .find(filter)
                .projection(members)
                .limit(most)
                .maxTime(limit, MILLISECONDS)
                .into(new ArrayList<>());
    }

    /** The documents that an aggregation returns. */
    public List<Document> aggregate(String collection, List<Bson> stages) {
        return database.getCollection(collection)
                .aggregate(stages)
                .maxTime(limit, MILLISECONDS)
                .into(new ArrayList<>());
    }

    /** The number of documents that the server keeps for the collection, which costs nothing. */
    public long size(String collection) {
        return sizes.computeIfAbsent(
                collection,
                name ->
                        database.getCollection(name)
                                .estimatedDocumentCount(
                                        new EstimatedDocumentCountOptions()
                                                .maxTime(limit, MILLISECONDS)));
    }

    /** The indexes of the collection, as the server lists them. */
    public List<Document> indexes(String collection) {
        return indexes.computeIfAbsent(
                collection,
                name ->
                        database.getCollection(name)
                                .listIndexes()
                                .maxTime(limit, MILLISECONDS)
                                .into(new ArrayList<>()));
    }

    /**
     * The databases of the server that look like a workspace's; none if that is not allowed. These
     * commands take no limit of time in this driver; the socket has one.
     */
    public List<String> workspaces() {
        List<String> names = new ArrayList<>();
        try {
            client.listDatabaseNames().into(names);
            return names.stream().limit(MOST_DATABASES).filter(this::isWorkspace).toList();
        } catch (MongoException notAllowed) {
            return List.of();
        }
    }

    private boolean isWorkspace(String name) {
        return client.getDatabase(name)
                .listCollectionNames()
                .into(new ArrayList<>())
                .containsAll(EmptyDatabase.OF_A_WORKSPACE);
    }

    @Override
    public void close() {
        client.close();
    }
}
