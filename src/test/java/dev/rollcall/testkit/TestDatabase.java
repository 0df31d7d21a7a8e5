package dev.rollcall.testkit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.rollcall.demo.EmbeddedServer;
import java.util.Optional;
import java.util.UUID;

/**
 * The database that the tests seed and the service reads. It is on an embedded server, or on the
 * server that the variable {@code ROLLCALL_TEST_MONGO_URL} names: then it is a new database,
 * dropped afterwards, or, if a service that already runs is tested, the one that the variable's
 * path names.
 */
public final class TestDatabase implements AutoCloseable {

    static final String VARIABLE = "ROLLCALL_TEST_MONGO_URL";

    /** Quarkus' own property: the host of a service that runs already. */
    static final String RUNNING_HOST = "quarkus.http.test-host";

    private static final String FRESH = "rollcall_test_";

    private final MongoUrl url;
    private final Runnable whenClosed;
    private final MongoClient client;
    private final DatabaseTraffic traffic = new DatabaseTraffic();
    private final Optional<RecordingProxy> proxy;

    private TestDatabase(MongoUrl url, Runnable whenClosed) {
        this.url = url;
        this.whenClosed = whenClosed;
        this.client = TestClient.of(url);
        this.proxy = url.plainServer().map(server -> RecordingProxy.before(server, traffic));
        if (proxy.isEmpty()) {
            System.out.println(
                    "The database's replies are not searched for secrets: it is not one server by plain TCP.");
        }
    }

    /** Opens the database that the environment asks for. */
    static TestDatabase open() {
        Optional<MongoUrl> server = Optional.ofNullable(System.getenv(VARIABLE)).map(MongoUrl::new);
        boolean shared = server.isPresent() && isAnyServiceRunning();
        return server.map(url -> onServer(url, shared)).orElseGet(TestDatabase::embedded);
    }

    /** The connection string, as the service gets it: through the recording. */
    public String url() {
        return recorded(url);
    }

    /** The same for a service of this name, by which the recording distinguishes services. */
    public String url(String service) {
        return recorded(url.withApplication(service));
    }

    /** A database of a test's own on the same server, for one service. */
    public String siblingUrl(String database) {
        return siblingUrl(database, database);
    }

    /** A database of a test's own on the same server, for a service of this name. */
    public String siblingUrl(String database, String service) {
        return recorded(url.withDatabase(database).withApplication(service));
    }

    /** Knows when services have noticed a change of permissions and settings. */
    public Noticing noticing() {
        return traffic().<Noticing>map(NoticedOnTheWire::new).orElseGet(NoticedInTime::new);
    }

    /** The same, past the recording: for what may do more than read. */
    public String directUrl(String database) {
        return url.withDatabase(database).text();
    }

    /** The connection string without anything in between. */
    public String directUrl() {
        return url.text();
    }

    /** The same for a user with another password; empty if nobody signs in. */
    public Optional<String> directUrlWithPassword(String password) {
        return url.withPassword(password).map(MongoUrl::text);
    }

    /** The same database by way of a port of this machine, as of a proxy before its server. */
    public String urlThroughPort(int port) {
        return url.throughPort(port).text();
    }

    private String recorded(MongoUrl direct) {
        return proxy.map(recording -> direct.throughPort(recording.port())).orElse(direct).text();
    }

    /**
     * What passes between the services and the database; empty if that cannot be seen, because it
     * is encrypted or goes to servers that only the driver knows.
     */
    public Optional<DatabaseTraffic> traffic() {
        return proxy.filter(recording -> !isAnyServiceRunning()).map(recording -> traffic);
    }

    /** The driver's view of it. */
    public MongoDatabase database() {
        return client.getDatabase(url.database());
    }

    /** The driver's client, for tests that need more than the one database. */
    public MongoClient client() {
        return client;
    }

    @Override
    public void close() {
        try (client) {
            if (url.database().startsWith(FRESH)) {
                database().drop();
            }
        } finally {
            proxy.ifPresent(RecordingProxy::close);
            whenClosed.run();
        }
    }

    private static TestDatabase embedded() {
        EmbeddedServer server = EmbeddedServer.start();
        return new TestDatabase(new MongoUrl(server.url("rocketchat")), server::close);
    }

    private static TestDatabase onServer(MongoUrl server, boolean shared) {
        String fresh = FRESH + UUID.randomUUID().toString().replace("-", "");
        return new TestDatabase(shared ? server : server.withDatabase(fresh), () -> {});
    }

    /** Whether the tests talk to a service that they did not start. */
    static boolean isAnyServiceRunning() {
        return System.getProperty(RUNNING_HOST) != null;
    }
}
