package dev.rollcall.demo;

import java.time.Instant;
import java.util.List;
import org.bson.Document;

/**
 * The OAuth access tokens of the demo workspace, stored in plain text as Rocket.Chat stores them.
 */
final class DemoBearerTokens {

    /** The bearer token of {@link DemoCaller#JOHN}. */
    static final String OF_JOHN = "demo-bearer-john.m";

    private static final Instant FAR_AWAY = Instant.parse("2099-12-31T23:59:59.000Z");

    private DemoBearerTokens() {}

    static List<Document> all() {
        Document token =
                new Document("_id", "Bt5Jm8WqZx3Kc7VnD")
                        .append("accessToken", OF_JOHN)
                        .append("refreshToken", "demo-secret-refresh-of-john.m")
                        .append("clientId", "demo-client")
                        .append("userId", DemoCaller.JOHN.id())
                        .append("expires", FAR_AWAY)
                        .append("refreshTokenExpiresAt", FAR_AWAY);
        return List.of(token);
    }
}
