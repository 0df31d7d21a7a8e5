package dev.rollcall.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One database, and running services that the tests of a run share: one for each dialect, and those
 * that several classes would otherwise start for themselves. A service starts when first asked for.
 */
public final class RollcallPair implements AutoCloseable {

    /** The password in the address of the database that is not there. */
    public static final String PASSWORD = "a-secret-of-the-url";

    private static final String NOBODY_LISTENS =
            "mongodb://reader:" + PASSWORD + "@127.0.0.1:9/rocketchat?authSource=admin";

    private final TestDatabase database = TestDatabase.open();
    private final TestWorkspace workspace = TestWorkspace.in(database);
    private final ClosedContract contract = ClosedContract.load();
    private final Map<String, Rollcall> services = new HashMap<>();
    private final Map<String, AssertionError> failedStarts = new HashMap<>();

    /** The database that both services read. */
    public TestDatabase database() {
        return database;
    }

    /** What the tests put into it. */
    public TestWorkspace workspace() {
        return workspace;
    }

    /** The API of the service of this dialect, every response of which is checked. */
    public Api api(TestDialect dialect) {
        return new Api(service(dialect).http(), contract, database.traffic());
    }

    /** The API of a service that a test started itself, checked in the same way. */
    public Api api(Service service) {
        return new Api(service.http(), contract, database.traffic());
    }

    /** The running service of this dialect. */
    public Rollcall service(TestDialect dialect) {
        String name = dialect.compatibility();
        return shared(name, launcher(dialect, name), Rollcall::awaitReady);
    }

    /** One that follows {@code query} and {@code fields}; version 8 has to be allowed to. */
    public Rollcall serviceThatFollowsQueries(TestDialect dialect) {
        if (dialect == TestDialect.DOCUMENTED) {
            return service(dialect);
        }
        String name = "follows-queries-" + dialect.compatibility();
        RollcallLauncher launcher =
                launcher(dialect, name).with("ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS", "true");
        return shared(name, launcher, Rollcall::awaitReady);
    }

    /** One whose database is not there. It lives, and is never ready. */
    public Rollcall serviceWithoutDatabase(TestDialect dialect) {
        String name = "without-database-" + dialect.compatibility();
        return shared(
                name,
                launcher(dialect, name).with("MONGO_URL", NOBODY_LISTENS),
                Rollcall::awaitLive);
    }

    /** A start that failed is not tried again. */
    private synchronized Rollcall shared(
            String name, RollcallLauncher launcher, Consumer<Rollcall> await) {
        if (failedStarts.containsKey(name)) {
            throw failedStarts.get(name);
        }
        try {
            return services.computeIfAbsent(name, key -> started(launcher, await));
        } catch (AssertionError e) {
            failedStarts.put(name, e);
            throw e;
        }
    }

    private static Rollcall started(RollcallLauncher launcher, Consumer<Rollcall> await) {
        Rollcall service = launcher.launch();
        await.accept(service);
        return service;
    }

    /**
     * How the service of this dialect is started; a test adds to it to start a service of its own.
     */
    public RollcallLauncher launcher(TestDialect dialect, String name) {
        return RollcallLauncher.named(name)
                .with("MONGO_URL", database.url(name))
                .with("ROOT_URL", "http://localhost:3000")
                .with("ROLLCALL_COMPATIBILITY", dialect.compatibility())
                .with("ROLLCALL_DEMO", "false")
                .with("ROLLCALL_REREAD_EVERY", "PT0.1S")
                .with("ROLLCALL_TOTAL_MAX_AGE", "PT0S");
    }

    @Override
    public synchronized void close() {
        try (database) {
            services.values().forEach(Rollcall::close);
            database.traffic().ifPresent(DatabaseTraffic::assertHarmless);
        }
    }
}
