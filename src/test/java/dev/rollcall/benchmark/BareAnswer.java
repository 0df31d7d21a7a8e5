package dev.rollcall.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.testkit.Headers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What is the same in all answers of the bare server, so that its authors would write it down once.
 * The comparison checks that it is what the service answers.
 */
final class BareAnswer {

    static final Headers HEADERS =
            Headers.none()
                    .with("Pragma", "no-cache")
                    .with("X-XSS-Protection", "1")
                    .with("Cache-Control", "no-store")
                    .with("X-Content-Type-Options", "nosniff")
                    .with("X-Request-Id", UUID.randomUUID().toString())
                    .with("X-Instance-ID", UUID.randomUUID().toString())
                    .with(
                            "Access-Control-Allow-Headers",
                            "Origin, X-Requested-With, Content-Type, Accept, X-User-Id,"
                                    + " X-Auth-Token, x-visitor-token, Authorization")
                    .with("Access-Control-Allow-Origin", "*")
                    .with("X-Frame-Options", "sameorigin")
                    .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .with("Content-Type", "application/json");

    private BareAnswer() {}

    /** What follows the stored members in the profile of the benchmark's administrator. */
    static byte[] endOfProfile() {
        try {
            String preferences =
                    new ObjectMapper().writeValueAsString(LargeWorkspace.DEFAULT_PREFERENCES);
            String name = LargeWorkspace.ADMINISTRATOR;
            return (",\"services\":{\"password\":{\"exists\":false}},\"isOAuthUser\":false,"
                            + ("\"email\":\"" + name + "@example.com\",")
                            + ("\"settings\":{\"profile\":{},\"preferences\":" + preferences)
                            + ",\"calendar\":{}},"
                            + ("\"avatarUrl\":\"http://localhost:3000/avatar/" + name + "\",")
                            + "\"success\":true}")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
