package dev.rollcall.doctor.check;

import com.mongodb.ConnectionString;
import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.doctor.server.NameServer;
import dev.rollcall.doctor.server.Probe;
import dev.rollcall.setting.Judgement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The workspace under examination. The address is resolved, the servers are probed and the client
 * is made once, when the first check needs them.
 */
public final class Examined implements AutoCloseable {

    private final Judgement settings;
    private final WorkspaceAddress address;
    private final Duration limit;
    private final Once<ConnectionString> resolved;
    private final Once<Probe> probe;
    private final Once<ExaminedDatabase> database;
    private final Once<Optional<Document>> statistics;
    private final Once<Map<String, Object>> stored;

    /** The workspace of this address. */
    public Examined(Judgement settings, String url) {
        this.settings = settings;
        this.address = new WorkspaceAddress(url);
        this.limit =
                Duration.parse(
                        settings.effective("ROLLCALL_LIMITS_COMMAND").toUpperCase(Locale.ROOT));
        this.resolved = new Once<>(() -> new ConnectionString(new NameServer().named(url)));
        this.probe = new Once<>(() -> new Probe(resolved.get(), address.trust()));
        this.database =
                new Once<>(() -> ExaminedDatabase.of(resolved.get(), address.trust(), limit));
        this.statistics = new Once<>(() -> VersionChecks.newestStatistics(database.get()));
        this.stored = new Once<>(() -> SettingChecks.read(database.get()));
    }

    Judgement settings() {
        return settings;
    }

    /**
     * The address with its servers.
     *
     * @throws com.mongodb.MongoConfigurationException if a name server knows none
     */
    ConnectionString url() {
        return resolved.get();
    }

    Probe probe() {
        return probe.get();
    }

    ExaminedDatabase database() {
        return database.get();
    }

    /** The newest statistics that Rocket.Chat stored about itself. */
    Optional<Document> statistics() {
        return statistics.get();
    }

    /** The stored values of the settings that the service follows. */
    Map<String, Object> stored() {
        return stored.get();
    }

    @Override
    public void close() {
        database.ifMade(ExaminedDatabase::close);
    }

    /** A value that is made at its first use and then kept; for one thread. */
    public static final class Once<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private final AtomicReference<Optional<T>> made = new AtomicReference<>(Optional.empty());

        public Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public T get() {
            if (made.get().isEmpty()) {
                made.set(Optional.of(maker.get()));
            }
            return made.get().orElseThrow();
        }

        /** Passes the value to the action, if it was made. */
        public void ifMade(Consumer<T> action) {
            made.get().ifPresent(action);
        }
    }
}
