package dev.rollcall.demo.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import org.bson.Document;

/**
 * Login tokens as Rocket.Chat stores them: never the token itself, but its SHA-256 in padded
 * Base64.
 */
public final class DemoTokens {

    private DemoTokens() {}

    /** A session that began at the given time. */
    public static Document session(String token, Instant when) {
        return new Document("when", when).append("hashedToken", hash(token));
    }

    /** A personal access token, which has no time and never expires. */
    static Document personalAccessToken(String token, String name, Instant createdAt) {
        return new Document("hashedToken", hash(token))
                .append("type", "personalAccessToken")
                .append("createdAt", createdAt)
                .append("lastTokenPart", token.substring(token.length() - 6))
                .append("name", name)
                .append("bypassTwoFactor", false);
    }

    private static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
