package dev.rollcall.testkit;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A MongoDB connection string whose database can be exchanged. */
public record MongoUrl(String text) {

    private static final Pattern PARTS =
            Pattern.compile("(mongodb(?:\\+srv)?://[^/?]+)(?:/([^?]*))?(?:\\?(.*))?");
    private static final Pattern PASSWORD = Pattern.compile("(//[^:/?@]+:)[^/?@]*(?=@)");
    private static final String DEFAULT_DATABASE = "test";

    /** The database that it names, else the one that the service takes then. */
    public String database() {
        return named().orElse(DEFAULT_DATABASE);
    }

    /**
     * The same server with another database; the user is still authenticated against the old one.
     */
    public MongoUrl withDatabase(String database) {
        Matcher parts = parts();
        String options = Optional.ofNullable(parts.group(3)).orElse("");
        boolean signsIn = parts.group(1).contains("@") && !options.contains("authSource=");
        String authSource = signsIn ? "authSource=" + named().orElse("admin") : "";
        String separator = options.isEmpty() || authSource.isEmpty() ? "" : "&";
        String all = options + separator + authSource;
        return new MongoUrl(parts.group(1) + "/" + database + (all.isEmpty() ? "" : "?" + all));
    }

    /** The same for a client of this name, which its driver sends to the server. */
    MongoUrl withApplication(String name) {
        String option = "appName=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        MongoUrl named = withDatabase(database());
        return new MongoUrl(named.text + (named.text.contains("?") ? "&" : "?") + option);
    }

    /** The same with another password; empty if nobody signs in. */
    Optional<MongoUrl> withPassword(String password) {
        Matcher signedIn = PASSWORD.matcher(text);
        return signedIn.find()
                ? Optional.of(
                        new MongoUrl(
                                signedIn.replaceFirst("$1" + Matcher.quoteReplacement(password))))
                : Optional.empty();
    }

    /**
     * The one server that it names, if it is reached by plain TCP and the driver looks for no
     * other.
     */
    public Optional<InetSocketAddress> plainServer() {
        ConnectionString parsed = new ConnectionString(text);
        boolean plain =
                !parsed.isSrvProtocol()
                        && !Boolean.TRUE.equals(parsed.getSslEnabled())
                        && parsed.getRequiredReplicaSetName() == null
                        && parsed.getHosts().size() == 1;
        return Optional.of(parsed.getHosts().get(0))
                .filter(host -> plain)
                .map(ServerAddress::new)
                .map(address -> new InetSocketAddress(address.getHost(), address.getPort()));
    }

    /** The same with a port of this machine in the place of its server. */
    public MongoUrl throughPort(int port) {
        String servers = parts().group(1);
        int end = servers.indexOf('@') < 0 ? servers.indexOf("//") + 2 : servers.indexOf('@') + 1;
        return new MongoUrl(
                servers.substring(0, end) + "127.0.0.1:" + port + text.substring(servers.length()));
    }

    private Optional<String> named() {
        return Optional.ofNullable(parts().group(2)).filter(name -> !name.isEmpty());
    }

    private Matcher parts() {
        Matcher matcher = PARTS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a MongoDB connection string");
        }
        return matcher;
    }
}
