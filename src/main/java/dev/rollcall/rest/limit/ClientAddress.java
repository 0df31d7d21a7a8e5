package dev.rollcall.rest.limit;

import dev.rollcall.rest.connection.IpAddress;
import dev.rollcall.setting.RollcallConfiguration;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the address of the client. Headers count only if the connection, and each further hop,
 * comes from a configured proxy.
 *
 * <p>{@code X-Forwarded-For} precedes {@code X-Real-IP}. A proxy that only appends to the first
 * forwards the second as the client wrote it, so a client could choose its own address.
 */
@ApplicationScoped
class ClientAddress {

    private final List<AddressRange> proxies;

    ClientAddress(RollcallConfiguration configuration) {
        this.proxies =
                configuration.trustedProxies().orElse(List.of()).stream()
                        .map(AddressRange::parse)
                        .toList();
    }

    /** The address; empty if the connection has none, as over a Unix domain socket. */
    Optional<IpAddress> of(HttpServerRequest request) {
        return Optional.ofNullable(request.remoteAddress().hostAddress())
                .flatMap(IpAddress::parse)
                .map(connection -> isProxy(connection) ? behind(connection, request) : connection);
    }

    private IpAddress behind(IpAddress proxy, HttpServerRequest request) {
        List<String> forwarded = request.headers().getAll("X-Forwarded-For");
        return forwarded.isEmpty()
                ? only(request.headers().getAll("X-Real-IP")).orElse(proxy)
                : nearestStranger(forwarded, proxy);
    }

    private static Optional<IpAddress> only(List<String> values) {
        return values.size() == 1 ? IpAddress.parse(values.get(0)) : Optional.empty();
    }

    /**
     * Reads the hops from the nearest one. Behind the first that is not a configured proxy, the
     * client can write anything.
     */
    private IpAddress nearestStranger(List<String> forwarded, IpAddress connection) {
        List<String> hops = new ArrayList<>(List.of(String.join(",", forwarded).split(",")));
        Collections.reverse(hops);
        IpAddress nearest = connection;
        for (String hop : hops) {
            Optional<IpAddress> address = IpAddress.parse(hop);
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address.get();
            if (!isProxy(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isProxy(IpAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    /** A range of IP addresses: one address, or a CIDR block. */
    record AddressRange(IpAddress network, int prefixLength) {

        private static final int LONGEST_IPV4 = 32;
        private static final int LONGEST_IPV6 = 128;

        /**
         * Reads an address or a CIDR block. A block of IPv4 addresses that are mapped into IPv6 is
         * the block of the IPv4 addresses.
         *
         * @throws IllegalArgumentException if the text is neither; the message repeats it
         */
        static AddressRange parse(String text) {
            String[] parts = text.strip().split("/", 2);
            IpAddress network =
                    IpAddress.parse(parts[0])
                            .filter(address -> !hasPort(parts[0]))
                            .orElseThrow(() -> notARange(text));
            int longest = network.bytes().length * Byte.SIZE;
            if (parts.length == 1) {
                return new AddressRange(network, longest);
            }
            if (!parts[1].matches("\\d{1,3}")) {
                throw notARange(text);
            }
            boolean mapped = longest == LONGEST_IPV4 && parts[0].indexOf(':') >= 0;
            int length = Integer.parseInt(parts[1]) - (mapped ? LONGEST_IPV6 - LONGEST_IPV4 : 0);
            if (length < 0 || length > longest) {
                throw notARange(text);
            }
            return new AddressRange(network, length);
        }

        /** An address with a port is a mistake, because trust does not depend on ports. */
        private static boolean hasPort(String address) {
            return address.startsWith("[") || address.matches("[0-9]+\\.[^:]*:.*");
        }

        private static IllegalArgumentException notARange(String text) {
            return new IllegalArgumentException("Not an address or CIDR range: " + text);
        }

        boolean contains(IpAddress address) {
            byte[] bytes = address.bytes();
            byte[] start = network.bytes();
            if (bytes.length != start.length) {
                return false;
            }
            int ignored = start.length * Byte.SIZE - prefixLength;
            return new BigInteger(1, bytes)
                    .shiftRight(ignored)
                    .equals(new BigInteger(1, start).shiftRight(ignored));
        }
    }
}
