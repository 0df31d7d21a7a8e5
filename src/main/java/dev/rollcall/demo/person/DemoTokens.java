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

    /**
     * The OAuth access tokens of the demo workspace, stored in plain text as Rocket.Chat stores
     * them.
     */
    public static final class DemoBearerTokens {

        /** The bearer token of {@link DemoCaller#JOHN}. */
        public static final String OF_JOHN = "demo-bearer-john.m";

        public static final String ID = "Bt5Jm8WqZx3Kc7VnD";

        private static final Instant FAR_AWAY = Instant.parse("2099-12-31T23:59:59.000Z");
        private static final Instant LONG_AGO = Instant.parse("2023-10-10T08:15:30.250Z");

        private DemoBearerTokens() {}

        public static Document valid() {
            return until(FAR_AWAY);
        }

        public static Document expired() {
            return until(LONG_AGO);
        }

        private static Document until(Instant expiry) {
            return new Document("_id", ID)
                    .append("accessToken", OF_JOHN)
                    .append("refreshToken", "demo-secret-refresh-of-john.m")
                    .append("clientId", "demo-client")
                    .append("userId", DemoCaller.JOHN.id())
                    .append("expires", expiry)
                    .append("refreshTokenExpiresAt", FAR_AWAY);
        }
    }
}
