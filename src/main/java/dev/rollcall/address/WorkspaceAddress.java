package dev.rollcall.address;

import com.mongodb.AuthenticationMechanism;
import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Reads from a connection string the parts that this driver leaves to the application. The string
 * may hold a password, so it is never turned back into text.
 */
public final class WorkspaceAddress {

    /** The database that every driver, Rocket.Chat's included, reads if an address names none. */
    public static final String DEFAULT_DATABASE = "test";

    /** The name of the database in Rocket.Chat's documents, and in the demo. */
    public static final String USUAL_DATABASE = "rocketchat";

    /** The beginning of an address whose servers are found by DNS. */
    public static final String BY_NAME_SERVER = "mongodb+srv://";

    private static final String DIRECT = "mongodb://";
    private static final Pattern OF_NAME_SERVER = Pattern.compile("(?i)([?&])srv[^=&]*=[^&]*&?");
    private static final String AUTHORITIES = "tlsCAFile";

    private final String text;

    public WorkspaceAddress(String text) {
        this.text = text;
    }

    /**
     * The address as the driver understands it; empty if the driver refuses it. DNS is not asked: a
     * {@code mongodb+srv} address is read as a plain one, without the options that only such an
     * address has.
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

    /**
     * Why a start failed, if DNS did not resolve the servers of a {@code mongodb+srv} address. The
     * MongoDB extension asks DNS before any bean of this service exists. The driver's message
     * contains the host and no other part of the address.
     */
    public static Optional<String> unresolved(Throwable failure) {
        return Optional.of(failure)
                .filter(MongoConfigurationException.class::isInstance)
                .map(unresolved -> "MONGO_URL: " + unresolved.getMessage() + ".");
    }

    /** The database that this address means. */
    public static String databaseOf(ConnectionString address) {
        return Optional.ofNullable(address.getDatabase()).orElse(DEFAULT_DATABASE);
    }

    /**
     * Why a valid address cannot be used, as a phrase: it asks for something that is not supported,
     * or for a file that does not exist.
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
                .or(this::unreadableAuthorities)
                .or(
                        () ->
                                AddressOptions.neitherTrueNorFalse(text)
                                        .map(
                                                option ->
                                                        "the option "
                                                                + option
                                                                + " has to be true or false"))
                .or(() -> read(text).flatMap(UsableAddress::refusal));
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

    /** The value of an option, whose name ignores case. */
    Optional<String> option(String name) {
        return AddressOptions.valueIn(text, name);
    }
}
