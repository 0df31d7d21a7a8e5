package dev.rollcall.rest;

import dev.rollcall.caller.Credentials;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads what a request offers to prove who sends it: the pair of headers where both have a value,
 * else the bearer token. A header that is sent twice is its values in a row, as no login is.
 */
final class OfferedCredentials {

    private static final String BEARER = "Bearer ";

    private OfferedCredentials() {}

    static Credentials of(HttpServerRequest request) {
        String userId = value(request, "X-User-Id");
        String token = value(request, "X-Auth-Token");
        if (!userId.isEmpty() && !token.isEmpty()) {
            return new Credentials.TokenPair(userId, token);
        }
        String authorization = value(request, "Authorization");
        String bearer =
                authorization.startsWith(BEARER)
                        ? authorization.substring(BEARER.length())
                        : authorization;
        return bearer.isEmpty() ? new Credentials.None() : new Credentials.Bearer(bearer);
    }

    private static String value(HttpServerRequest request, String header) {
        return String.join(", ", request.headers().getAll(header));
    }
}
