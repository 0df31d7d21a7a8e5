package dev.rollcall.rest.request;

import dev.rollcall.caller.Credentials;
import dev.rollcall.user.StorableText;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads the credentials of a request: the pair of headers if both have a value, else the bearer
 * token. A repeated header is joined with commas, which never matches a login. A text that the
 * database cannot store proves nothing, so the database is not asked.
 */
public final class OfferedCredentials {

    private static final String BEARER = "Bearer ";

    private OfferedCredentials() {}

    public static Credentials of(HttpServerRequest request) {
        String userId = value(request, "X-User-Id");
        String token = value(request, "X-Auth-Token");
        if (!userId.isEmpty() && !token.isEmpty()) {
            return StorableText.is(userId) && StorableText.is(token)
                    ? new Credentials.TokenPair(userId, token)
                    : new Credentials.None();
        }
        String authorization = value(request, "Authorization");
        String bearer =
                authorization.startsWith(BEARER)
                        ? authorization.substring(BEARER.length())
                        : authorization;
        return bearer.isEmpty() || !StorableText.is(bearer)
                ? new Credentials.None()
                : new Credentials.Bearer(bearer);
    }

    private static String value(HttpServerRequest request, String header) {
        return String.join(", ", request.headers().getAll(header));
    }
}
