package dev.rollcall.mongo;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.address.WorkspaceAddress;
import io.quarkus.mongodb.panache.common.MongoDatabaseResolver;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.CreationException;
import jakarta.interceptor.Interceptor;

/**
 * Names the workspace's database: the path of {@code MONGO_URL}, else Rocket.Chat's own default.
 * Refuses a {@code MONGO_URL} that cannot be read, without repeating it, since it holds a password.
 */
@ApplicationScoped
class DatabaseName implements MongoDatabaseResolver {

    private static final String UNREADABLE =
            "MONGO_URL cannot be read: set it to an address like mongodb://user:password@mongo:27017/rocketchat,"
                    + " where : / @ and % in the password are written as %3A %2F %40 and %25.";

    private final String name;

    DatabaseName(RollcallConfiguration configuration) {
        this.name =
                configuration
                        .mongoUrl()
                        .map(url -> ReadableAddress.read(url).orElseThrow(DatabaseName::refusal))
                        .map(WorkspaceAddress::databaseOf)
                        .orElse(WorkspaceAddress.DEFAULT_DATABASE);
    }

    /** Thrown bare it would end the start but not the process. */
    private static CreationException refusal() {
        return new CreationException(new PreventFurtherStepsException(UNREADABLE, 1));
    }

    /** First of all: whatever needs the name later would take the refusal for a database's. */
    void refuseAtStart(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        // Being made is what refuses.
    }

    @Override
    public String resolve() {
        return name;
    }
}
