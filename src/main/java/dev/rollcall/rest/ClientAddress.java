package dev.rollcall.rest;

import dev.rollcall.RollcallConfiguration;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tells from which address a request comes. What a header says counts only where the connection,
 * and each further hop, is one of the configured proxies.
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

    String of(HttpServerRequest request) {
        String connection = request.remoteAddress().hostAddress();
        if (!isProxy(connection)) {
            return connection;
        }
        return Optional.ofNullable(request.getHeader("X-Real-IP"))
                .map(String::strip)
                .filter(AddressRange::isAddress)
                .orElseGet(
                        () ->
                                nearestStranger(
                                        request.headers().getAll("X-Forwarded-For"), connection));
    }

    /**
     * The hops are read from the nearest: beyond the first that is no proxy of ours anybody can
     * write anything.
     */
    private String nearestStranger(List<String> forwarded, String connection) {
        List<String> hops = new ArrayList<>(List.of(String.join(",", forwarded).split(",")));
        Collections.reverse(hops);
        String nearest = connection;
        for (String hop : hops) {
            String address = hop.strip();
            if (!AddressRange.isAddress(address)) {
                return nearest;
            }
            nearest = address;
            if (!isProxy(address)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }
}
