package dev.rollcall.demo.person;

import java.time.Instant;
import org.bson.Document;

/**
 * The OAuth access tokens of the demo workspace, stored in plain text as Rocket.Chat stores them.
 */
public final class DemoBearerTokens {

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
