package dev.rollcall.mongo;

import com.mongodb.ConnectionString;
import dev.rollcall.address.WorkspaceAddress;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps an address of a MongoDB that cannot be read from the extension, which would end the start
 * with a stack trace. The extension gets none instead, and {@link DatabaseName} refuses to start.
 */
@Priority(ReadableAddress.OUTSIDE_OF_EXPRESSIONS)
public final class ReadableAddress implements ConfigSourceInterceptor {

    static final int OUTSIDE_OF_EXPRESSIONS = Priorities.APPLICATION + 1000;
    private static final long serialVersionUID = 1L;
    private static final String ADDRESS = "quarkus.mongodb.connection-string";

    private static final String DIRECT = "mongodb://";

    private static final Pattern OF_NAME_SERVER = Pattern.compile("(?i)([?&])srv[^=&]*=[^&]*&?");

    /** While the application is built, the variable has no value yet. */
    private static final String UNRESOLVED = "${";

    /** Null is the configuration's own way to say that there is no value. */
    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return name.equals(ADDRESS) && value != null && !isReadable(value.getValue())
                ? null
                : value;
    }

    private static boolean isReadable(String address) {
        return address == null || address.contains(UNRESOLVED) || read(address).isPresent();
    }

    /**
     * Looks no name up: whether a server is there is not known before the driver asks. So an
     * address whose servers a name server knows is read as another, but for the options that only
     * such an address has.
     */
    static Optional<ConnectionString> read(String address) {
        try {
            if (!address.startsWith(WorkspaceAddress.BY_NAME_SERVER)) {
                return Optional.of(new ConnectionString(address));
            }
            String rest = address.substring(WorkspaceAddress.BY_NAME_SERVER.length());
            return Optional.of(
                            new ConnectionString(
                                    DIRECT + OF_NAME_SERVER.matcher(rest).replaceAll("$1")))
                    .filter(read -> read.getHosts().size() == 1)
                    .filter(read -> !read.getHosts().get(0).contains(":"));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
