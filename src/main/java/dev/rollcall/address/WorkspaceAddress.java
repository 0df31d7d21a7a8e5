package dev.rollcall.address;

import com.mongodb.ConnectionString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A connection string as Rocket.Chat's users write it: what it says that this driver leaves to its
 * user. It may hold a password, so it never becomes text again.
 */
public final class WorkspaceAddress {

    /** Rocket.Chat's own database, where an address names none. */
    public static final String DEFAULT_DATABASE = "rocketchat";

    /** So begins an address whose servers a name server knows. */
    public static final String BY_NAME_SERVER = "mongodb+srv://";

    private static final String AUTHORITIES = "tlsCAFile";

    private final String text;

    public WorkspaceAddress(String text) {
        this.text = text;
    }

    /** The database that is meant. */
    public static String databaseOf(ConnectionString address) {
        return Optional.ofNullable(address.getDatabase()).orElse(DEFAULT_DATABASE);
    }

    /**
     * Trust in the authorities of {@code tlsCAFile} alone, where the address has that option.
     *
     * @throws IllegalArgumentException if the file holds no certificate of an authority; the
     *     message names the file
     */
    public Optional<SSLContext> trust() {
        return option(AUTHORITIES).map(TrustedAuthorities::in);
    }

    /** Names of options ignore case. */
    Optional<String> option(String name) {
        if (!text.contains("?")) {
            return Optional.empty();
        }
        return Arrays.stream(text.substring(text.indexOf('?') + 1).split("[&;]"))
                .map(option -> option.split("=", 2))
                .filter(option -> option.length == 2 && option[0].equalsIgnoreCase(name))
                .map(option -> URLDecoder.decode(option[1], StandardCharsets.UTF_8))
                .findFirst();
    }
}
