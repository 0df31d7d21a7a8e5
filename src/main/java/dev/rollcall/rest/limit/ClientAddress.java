package dev.rollcall.rest.limit;

import dev.rollcall.setting.RollcallConfiguration;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
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
}
