package dev.rollcall.mongo;

import com.mongodb.ConnectionString;
import dev.rollcall.RollcallConfiguration;
import io.quarkus.mongodb.panache.common.MongoDatabaseResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Names the workspace's database: the path of {@code MONGO_URL}, else Rocket.Chat's own default.
 */
@ApplicationScoped
class DatabaseName implements MongoDatabaseResolver {

    private static final String DEFAULT = "rocketchat";

    private final String name;

    DatabaseName(RollcallConfiguration configuration) {
        this.name =
                configuration
                        .mongoUrl()
                        .flatMap(
                                url -> Optional.ofNullable(new ConnectionString(url).getDatabase()))
                        .orElse(DEFAULT);
    }

    @Override
    public String resolve() {
        return name;
    }
}
