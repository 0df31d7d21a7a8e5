package dev.rollcall.demo.person;

import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** A user who has every kind of secret that Rocket.Chat stores, and every optional member. */
public final class DemoJane {

    public static final String ID = "W7NHuX5ri2e3mu2Fc";
    public static final String USERNAME = "test.jane";

    private static final Instant CREATED = Instant.parse("2023-07-11T08:20:10.045Z");
    private static final Instant SEEN = Instant.parse("2023-10-11T06:05:04.003Z");

    private DemoJane() {}

    public static Document document() {
        DemoUser jane =
                DemoUser.of(ID, USERNAME, "Test Jane", CREATED)
                        .email("test.jane@test.com", true)
                        .lastLogin(SEEN);
        return withServices(withProfile(jane)).document();
    }

    private static DemoUser withProfile(DemoUser jane) {
        return jane.with("status", "away")
                .with("statusConnection", "away")
                .with("statusDefault", "online")
                .with("statusText", "Back at ten")
                .with("statusLivechat", "not-available")
                .with("utcOffset", 5.5)
                .with("nickname", "jj")
                .with("bio", "Tests what others print.")
                .with("reason", "Wants to be listed")
                .with("phone", "+1 555 0100")
                .with("language", "en")
                .with("avatarETag", "Jn3wK8rYpQ6tXc2Hd")
                .with("requirePasswordChange", false)
                .with("importIds", List.of("import-jane-1"))
                .with("freeSwitchExtension", "1001")
                .with("federated", false)
                .with(
                        "abacAttributes",
                        List.of(
                                new Document("key", "department")
                                        .append("values", List.of("test"))))
                .with("inviteToken", secret("invite"))
                .with(
                        "e2e",
                        new Document("public_key", "demo-public-key")
                                .append("private_key", secret("private-key")))
                .customFields(
                        new Document("clearance", "Low")
                                .append("team", "Bishop")
                                .append("costCentre", "CC-0815"));
    }

    private static DemoUser withServices(DemoUser jane) {
        return jane.service("password", password())
                .service("passwordHistory", List.of(secret("old-password")))
                .service("email", new Document("verificationTokens", List.of(verification())))
                .service("email2fa", new Document("enabled", true).append("changedAt", CREATED))
                .service("totp", totp())
                .service("emailCode", emailCode())
                .service(
                        "cloud",
                        new Document("accessToken", secret("cloud"))
                                .append("refreshToken", secret("cloud-refresh")))
                .service("github", new Document("id", 4711).append("accessToken", secret("github")))
                .loginToken(DemoTokens.session("demo-session-test.jane-1", SEEN))
                .loginToken(
                        DemoTokens.personalAccessToken(
                                "demo-access-test.jane-1", "reports", CREATED));
    }

    private static Document password() {
        return new Document("bcrypt", secret("bcrypt"))
                .append("reset", new Document("token", secret("reset")).append("when", CREATED))
                .append("enroll", new Document("token", secret("enroll")).append("when", CREATED));
    }

    private static Document verification() {
        return new Document("token", secret("verification"))
                .append("address", "test.jane@test.com")
                .append("when", CREATED);
    }

    private static Document totp() {
        return new Document("enabled", true)
                .append("secret", secret("totp"))
                .append("hashedBackup", List.of(secret("backup-code")));
    }

    private static Document emailCode() {
        return new Document("code", secret("email-code"))
                .append("expire", SEEN)
                .append("attempts", 0);
    }

    private static String secret(String kind) {
        return "demo-secret-" + kind + "-of-" + USERNAME;
    }
}
