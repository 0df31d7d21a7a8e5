package dev.rollcall.mongo.connection;

import com.mongodb.ConnectionString;
import com.mongodb.ReadPreference;
import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.setting.RollcallConfiguration;
import io.quarkus.mongodb.panache.common.MongoDatabaseResolver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * The database and the options that {@code MONGO_URL} names. There are none if it is missing and
 * the demo replaces it, or if it is invalid and the start is refused.
 */
@Singleton
public class WorkspaceUrl implements MongoDatabaseResolver {

    /** The driver's own half a minute is too long for a caller. */
    static final Duration SERVER_SELECTION = Duration.ofSeconds(2);

    private final Optional<String> text;
    private final Optional<ConnectionString> parsed;
    private final Optional<Duration> serverSelection;

    WorkspaceUrl(RollcallConfiguration configuration) {
        this.text = configuration.mongoUrl();
        this.parsed = text.flatMap(WorkspaceAddress::read);
        this.serverSelection =
                parsed.map(ConnectionString::getServerSelectionTimeout)
                        .map(Duration::ofMillis)
                        .or(() -> Optional.of(SERVER_SELECTION))
                        .filter(limit -> !limit.isNegative());
    }

    /** The path of the URL, or the default of every driver; the demo has its own name. */
    @Override
    public String resolve() {
        return parsed.map(WorkspaceAddress::databaseOf).orElse(WorkspaceAddress.USUAL_DATABASE);
    }

    /** The members of a replica set that are read from. */
    ReadPreference readPreference() {
        return parsed.map(ConnectionString::getReadPreference).orElseGet(ReadPreference::primary);
    }

    /** How long the driver waits for a server; empty for ever. */
    Optional<Duration> serverSelection() {
        return serverSelection;
    }

    /** Whether the URL leaves this driver option open. */
    boolean leavesOpen(Function<ConnectionString, ?> option) {
        return parsed.map(option).isEmpty();
    }

    /** The trusted authorities, if the URL names any; see {@link WorkspaceAddress#trust}. */
    Optional<SSLContext> trust() {
        return text.flatMap(url -> new WorkspaceAddress(url).trust());
    }
}
