package dev.rollcall.address;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.util.Optional;

/**
 * Judges whether the driver can use an address that it can read. It checks many values only when a
 * client is made; the start would then fail with forty lines of the driver's stack. It checks some
 * values only when it connects, and fails so for each connection.
 */
final class UsableAddress {

    private static final String SOCKET = ".sock";
    private static final String OF_THE_DRIVER = "state should be: ";

    private UsableAddress() {}

    /** Why this address cannot be used, as a phrase without any value of the address. */
    static Optional<String> refusal(ConnectionString address) {
        if (address.getProxyHost() != null) {
            return Optional.of("the option proxyHost is not supported");
        }
        if (address.getHosts().stream().anyMatch(host -> host.endsWith(SOCKET))) {
            return Optional.of(
                    "a Unix domain socket is not supported; name the server by host and port");
        }
        Integer connecting = address.getConnectTimeout();
        if (connecting != null && connecting < 0) {
            return wanted("connectTimeoutMS >= 0");
        }
        try {
            MongoClientSettings.builder().applyConnectionString(address).build();
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            return wanted(condition(impossible));
        }
    }

    /** Other messages than these might repeat a part of the address. */
    private static String condition(RuntimeException impossible) {
        return Optional.ofNullable(impossible.getMessage())
                .filter(message -> message.startsWith(OF_THE_DRIVER))
                .map(message -> message.substring(OF_THE_DRIVER.length()).strip())
                .orElse("other ones");
    }

    private static Optional<String> wanted(String condition) {
        return Optional.of(
                "its options have impossible values, because the driver wants " + condition);
    }
}
