package dev.rollcall.address;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the options of a connection string that nothing follows. The driver ignores unknown options
 * silently, so a misspelt one would go unnoticed.
 */
public final class AddressOptions {

    // spotless:off
    /** The options that the driver follows, and {@code tlsCAFile}, which this service follows. */
    public static final List<String> FOLLOWED = List.of(
            "appName", "authMechanism", "authMechanismProperties", "authSource", "compressors", "connectTimeoutMS",
            "directConnection", "gssapiServiceName", "heartbeatFrequencyMS", "journal", "loadBalanced", "localThresholdMS",
            "maxConnecting", "maxIdleTimeMS", "maxLifeTimeMS", "maxPoolSize", "maxStalenessSeconds", "minPoolSize",
            "proxyHost", "proxyPassword", "proxyPort", "proxyUsername", "readConcernLevel", "readPreference",
            "readPreferenceTags", "replicaSet", "retryReads", "retryWrites", "safe", "serverMonitoringMode",
            "serverSelectionTimeoutMS", "socketTimeoutMS", "srvMaxHosts", "srvServiceName", "ssl",
            "sslInvalidHostNameAllowed", "timeoutMS", "tls", "tlsAllowInvalidHostnames", "tlsCAFile", "tlsInsecure",
            "uuidRepresentation", "w", "waitQueueTimeoutMS", "wTimeoutMS", "zlibCompressionLevel");
    // spotless:on

    /** The options that give Rocket.Chat's driver a client certificate. */
    private static final Set<String> OF_CLIENT_CERTIFICATES =
            lowerCase(
                    List.of(
                            "tlsCertificateFile",
                            "tlsCertificateKeyFile",
                            "tlsCertificateKeyFilePassword",
                            "sslCert",
                            "sslKey",
                            "sslPass"));

    private static final Set<String> KNOWN = lowerCase(FOLLOWED);

    /** The driver ignores another value than true or false: a misspelt one would switch TLS off. */
    private static final Set<String> TRUE_OR_FALSE =
            lowerCase(
                    List.of(
                            "directConnection",
                            "journal",
                            "loadBalanced",
                            "retryReads",
                            "retryWrites",
                            "safe",
                            "ssl",
                            "sslInvalidHostNameAllowed",
                            "tls",
                            "tlsAllowInvalidHostnames",
                            "tlsInsecure"));

    private static final Set<String> FLAGS = Set.of("true", "yes", "1", "false", "no", "0");

    private AddressOptions() {}

    /** The first option that has to be true or false, and is neither. */
    static Optional<String> neitherTrueNorFalse(String address) {
        return pairs(address)
                .filter(pair -> TRUE_OR_FALSE.contains(pair[0].toLowerCase(Locale.ROOT)))
                .filter(pair -> !FLAGS.contains(pair[1].strip().toLowerCase(Locale.ROOT)))
                .map(pair -> pair[0])
                .findFirst();
    }

    /** The names of the address's options, as they are written there. */
    static List<String> in(String address) {
        return pairs(address).map(pair -> pair[0]).toList();
    }

    /** The names of the address's options that nothing follows. */
    public static List<String> ignoredIn(String address) {
        return in(address).stream()
                .filter(name -> !KNOWN.contains(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    /** Whether an option of this name asks for a client certificate. */
    static boolean wantsClientCertificate(String name) {
        return OF_CLIENT_CERTIFICATES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The value of the first option of this name. */
    static Optional<String> valueIn(String address, String name) {
        return pairs(address)
                .filter(pair -> pair[0].equalsIgnoreCase(name))
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst();
    }

    private static Stream<String[]> pairs(String address) {
        return Stream.of(address.indexOf('?'))
                .filter(start -> start >= 0)
                .flatMap(start -> Arrays.stream(address.substring(start + 1).split("[&;]")))
                .map(option -> option.split("=", 2))
                .filter(option -> option.length == 2);
    }

    private static Set<String> lowerCase(List<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
