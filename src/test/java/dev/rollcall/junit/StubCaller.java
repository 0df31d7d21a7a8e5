package dev.rollcall.junit;

import java.util.Map;
import java.util.Optional;

/** Somebody whom a test can call as. */
public record StubCaller(
        String username, String userId, String authToken, Optional<String> bearerToken) {

    /** The headers by which this caller proves to be who it is. */
    public Map<String, String> headers() {
        return Map.of("X-User-Id", userId, "X-Auth-Token", authToken);
    }
}
