package dev.rollcall.contract;

import com.mongodb.client.MongoDatabase;
import dev.rollcall.demo.ProviderStates;
import dev.rollcall.testkit.Noticing;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services on a throw-away workspace of their own that is put into provider states, as often as the
 * asked states change.
 */
final class ProviderStateServices implements AutoCloseable {

    private static final String NOBODY_LISTENS = "mongodb://127.0.0.1:9/rocketchat";

    private final RollcallPair pair;
    private final String name;
    private final MongoDatabase workspace;
    private final Noticing noticing;
    private final Map<TestDialect, Rollcall> services = new EnumMap<>(TestDialect.class);
    private final Map<TestDialect, Rollcall> withoutDatabase = new EnumMap<>(TestDialect.class);
    private Optional<ProviderStates> seeded = Optional.empty();

    /** Services whose database and log files have this name. */
    ProviderStateServices(RollcallPair pair, String name) {
        this.pair = pair;
        this.name = name;
        this.noticing = pair.database().noticing();
        this.workspace = pair.database().client().getDatabase("rollcall_" + name);
    }

    /** The service of this dialect, in these states and in no other. */
    Rollcall in(List<String> stateNames, TestDialect dialect) {
        ProviderStates states = ProviderStates.named(stateNames);
        if (!states.databaseUp()) {
            return withoutDatabase.computeIfAbsent(dialect, this::launchWithoutDatabase);
        }
        if (!seeded.map(ProviderStates::names).equals(Optional.of(states.names()))) {
            states.seed(workspace);
            awaitNoticed(states);
            seeded = Optional.of(states);
        }
        return services.computeIfAbsent(dialect, this::start);
    }

    private Rollcall start(TestDialect dialect) {
        return pair.launcher(dialect, name + "-" + dialect.compatibility())
                .with(
                        "MONGO_URL",
                        pair.database()
                                .siblingUrl(
                                        workspace.getName(), name + "-" + dialect.compatibility()))
                .start();
    }

    private Rollcall launchWithoutDatabase(TestDialect dialect) {
        Rollcall service =
                pair.launcher(dialect, name + "-down-" + dialect.compatibility())
                        .with("MONGO_URL", NOBODY_LISTENS)
                        .launch();
        service.await("alive", down -> down.management().get("/q/health/live").status() == 200);
        return service;
    }

    private void awaitNoticed(ProviderStates states) {
        if (services.isEmpty() || seeded.filter(states::hasConfigurationOf).isPresent()) {
            return;
        }
        noticing.changed();
        noticing.await();
    }

    @Override
    public void close() {
        services.values().forEach(Rollcall::close);
        withoutDatabase.values().forEach(Rollcall::close);
        workspace.drop();
    }
}
