package dev.rollcall.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.ReadPreference;
import dev.rollcall.RollcallConfiguration;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * The options of {@code MONGO_URL}; none where it is missing and the demo stands in, or where it
 * cannot be read and the start is refused.
 */
@Singleton
class WorkspaceUrl {

    private final Optional<String> text;
    private final Optional<ConnectionString> parsed;

    WorkspaceUrl(RollcallConfiguration configuration) {
        this.text = configuration.mongoUrl();
        this.parsed = text.flatMap(ReadableAddress::read);
    }

    /** From which members of a replica set is read. */
    ReadPreference readPreference() {
        return parsed.map(ConnectionString::getReadPreference).orElseGet(ReadPreference::primary);
    }

    /** Whether this option of the driver's is left open. */
    boolean leavesOpen(Function<ConnectionString, ?> option) {
        return parsed.map(option).isEmpty();
    }

    /** An option that other drivers know and this one does not; names ignore case. */
    Optional<String> foreignOption(String name) {
        return text.filter(url -> url.contains("?")).stream()
                .map(url -> url.substring(url.indexOf('?') + 1))
                .flatMap(options -> Arrays.stream(options.split("[&;]")))
                .map(option -> option.split("=", 2))
                .filter(option -> option[0].equalsIgnoreCase(name))
                .map(option -> URLDecoder.decode(option[1], StandardCharsets.UTF_8))
                .findFirst();
    }
}
