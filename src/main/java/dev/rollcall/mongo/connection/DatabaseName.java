package dev.rollcall.mongo.connection;

import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.setting.RollcallConfiguration;
import io.quarkus.mongodb.panache.common.MongoDatabaseResolver;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Names the workspace's database: the path of {@code MONGO_URL}, or the default of every driver.
 */
@ApplicationScoped
public class DatabaseName implements MongoDatabaseResolver {

    private final String name;

    DatabaseName(RollcallConfiguration configuration) {
        this.name =
                configuration
                        .mongoUrl()
                        .flatMap(WorkspaceAddress::read)
                        .map(WorkspaceAddress::databaseOf)
                        .orElse(WorkspaceAddress.USUAL_DATABASE);
    }

    @Override
    public String resolve() {
        return name;
    }
}
