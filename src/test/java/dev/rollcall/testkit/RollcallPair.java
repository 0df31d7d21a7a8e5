package dev.rollcall.testkit;

import java.util.EnumMap;
import java.util.Map;

/**
 * One database and one running service for each dialect, shared by every test of a run. A service
 * starts when first asked for.
 */
public final class RollcallPair implements AutoCloseable {

    private final TestDatabase database = TestDatabase.open();
    private final TestWorkspace workspace = TestWorkspace.in(database);
    private final ClosedContract contract = ClosedContract.load();
    private final Map<TestDialect, Service> services = new EnumMap<>(TestDialect.class);
    private final Map<TestDialect, AssertionError> failedStarts = new EnumMap<>(TestDialect.class);

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

    /** The running service of this dialect. A start that failed is not tried again. */
    public synchronized Service service(TestDialect dialect) {
        if (failedStarts.containsKey(dialect)) {
            throw failedStarts.get(dialect);
        }
        try {
            return services.computeIfAbsent(dialect, this::start);
        } catch (AssertionError e) {
            failedStarts.put(dialect, e);
            throw e;
        }
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
            services.values().forEach(Service::close);
            database.traffic().ifPresent(DatabaseTraffic::assertHarmless);
        }
    }

    private Service start(TestDialect dialect) {
        return launcher(dialect, dialect.compatibility()).start();
    }
}
