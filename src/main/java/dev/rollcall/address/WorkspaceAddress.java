package dev.rollcall.address;

import com.mongodb.AuthenticationMechanism;
import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * A connection string as Rocket.Chat's users write it: what it says that this driver leaves to its
 * user. It may hold a password, so it never becomes text again.
 */
public final class WorkspaceAddress {

    /** The database that every driver reads if an address names none, Rocket.Chat's own, too. */
    public static final String DEFAULT_DATABASE = "test";

    /** What Rocket.Chat's documents call the database; the demo has it. */
    public static final String USUAL_DATABASE = "rocketchat";

    /** So begins an address whose servers a name server knows. */
    public static final String BY_NAME_SERVER = "mongodb+srv://";

    private static final String DIRECT = "mongodb://";
    private static final Pattern OF_NAME_SERVER = Pattern.compile("(?i)([?&])srv[^=&]*=[^&]*&?");
    private static final String AUTHORITIES = "tlsCAFile";

    private final String text;

    public WorkspaceAddress(String text) {
        this.text = text;
    }

    /**
     * The address as the driver understands it; empty if it does not. No name is looked up: whether
     * a server is there is not known before the driver asks. So an address whose servers a name
     * server knows is read as another, without the options that only such an address has.
     */
    public static Optional<ConnectionString> read(String address) {
        try {
            if (!address.startsWith(BY_NAME_SERVER)) {
                return Optional.of(new ConnectionString(address));
            }
            String rest = address.substring(BY_NAME_SERVER.length());
            return Optional.of(
                            new ConnectionString(
                                    DIRECT + OF_NAME_SERVER.matcher(rest).replaceAll("$1")))
                    .filter(read -> read.getHosts().size() == 1)
                    .filter(read -> !read.getHosts().get(0).contains(":"));
        } catch (IllegalArgumentException | MongoException unreadable) {
            return Optional.empty();
        }
    }

    /** The database that is meant. */
    public static String databaseOf(ConnectionString address) {
        return Optional.ofNullable(address.getDatabase()).orElse(DEFAULT_DATABASE);
    }

    /**
     * Why an address that can be read cannot be served, as a phrase: it wants something that is not
     * supported, or that is not there.
     */
    public Optional<String> refusal() {
        Optional<String> certificate =
                AddressOptions.in(text).stream()
                        .filter(AddressOptions::wantsClientCertificate)
                        .findFirst()
                        .map(option -> "the option " + option)
                        .or(this::certificateAsLogin);
        return certificate
                .map(
                        what ->
                                what
                                        + " wants a client certificate, which Rollcall cannot show; let its user sign in with a password")
                .or(this::unreadableAuthorities);
    }

    private Optional<String> certificateAsLogin() {
        return read(text)
                .flatMap(read -> Optional.ofNullable(read.getCredential()))
                .filter(
                        login ->
                                login.getAuthenticationMechanism()
                                        == AuthenticationMechanism.MONGODB_X509)
                .map(login -> "authMechanism=MONGODB-X509");
    }

    private Optional<String> unreadableAuthorities() {
        try {
            trust();
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    /**
     * Trust in the authorities of {@code tlsCAFile} alone, if the address has that option.
     *
     * @throws IllegalArgumentException if the file holds no certificate of an authority; the
     *     message names the file
     */
    public Optional<SSLContext> trust() {
        return option(AUTHORITIES).map(TrustedAuthorities::in);
    }

    /** Names of options ignore case. */
    Optional<String> option(String name) {
        return AddressOptions.valueIn(text, name);
    }
}
