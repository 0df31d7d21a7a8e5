package dev.rollcall.testkit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * One unique text for every secret that Rocket.Chat stores with a user. None may ever be part of a
 * response.
 */
public final class Secrets {

    private static final Instant WHEN = Instant.parse("2024-03-04T05:06:07.008Z");
    private static final String HASH_OF_OWN_TOKEN = TokenHash.of("token-of-id-of-secretive");
    private static final List<String> KINDS =
            List.of(
                    "bcrypt",
                    "password-argon2",
                    "password-reset-token",
                    "password-enroll-token",
                    "password-history",
                    "email-verification-token",
                    "session-hash",
                    "session-two-factor-hash",
                    "session-plain-token",
                    "access-token-hash",
                    "access-token-last-part",
                    "email2fa-code",
                    "totp-secret",
                    "totp-temporary-secret",
                    "totp-backup-code",
                    "email-code",
                    "cloud-access-token",
                    "cloud-refresh-token",
                    "github-access-token",
                    "gitlab-access-token",
                    "google-access-token",
                    "google-id-token",
                    "google-refresh-token",
                    "saml-session",
                    "webdav-password",
                    "e2e-private-key",
                    "invite-token",
                    "join-code");

    private Secrets() {}

    /** Every text that must not leave the database. */
    public static List<String> all() {
        return Stream.concat(KINDS.stream().map(Secrets::secret), Stream.of(HASH_OF_OWN_TOKEN))
                .toList();
    }

    /**
     * The user with every secret stored where Rocket.Chat stores it, beside the tokens that the
     * user has.
     */
    static UserFixture givenTo(UserFixture user) {
        return external(signIn(user))
                .with("e2e.public_key", "public-key")
                .with("e2e.private_key", secret("e2e-private-key"))
                .with("inviteToken", secret("invite-token"))
                .with("joinCode", secret("join-code"));
    }

    private static UserFixture signIn(UserFixture user) {
        return user.service("password.bcrypt", secret("bcrypt"))
                .service("password.argon2", secret("password-argon2"))
                .service("password.reset", issued("password-reset-token"))
                .service("password.enroll", issued("password-enroll-token"))
                .service("passwordHistory", List.of(secret("password-history")))
                .service("email.verificationTokens", List.of(issued("email-verification-token")))
                .loginToken("opens-nothing", session())
                .loginToken("opens-nothing", accessToken())
                .service("email2fa.enabled", true)
                .service("email2fa.changedAt", WHEN)
                .service("email2fa.code", secret("email2fa-code"))
                .service("totp.enabled", true)
                .service("totp.secret", secret("totp-secret"))
                .service("totp.tempSecret", secret("totp-temporary-secret"))
                .service("totp.hashedBackup", List.of(secret("totp-backup-code")))
                .service("emailCode.code", secret("email-code"))
                .service("emailCode.expire", WHEN)
                .service("emailCode.attempts", 0);
    }

    private static UserFixture external(UserFixture user) {
        return user.service("cloud.accessToken", secret("cloud-access-token"))
                .service("cloud.refreshToken", secret("cloud-refresh-token"))
                .service("github.id", 4711)
                .service("github.accessToken", secret("github-access-token"))
                .service("gitlab.accessToken", secret("gitlab-access-token"))
                .service("google.accessToken", secret("google-access-token"))
                .service("google.idToken", secret("google-id-token"))
                .service("google.refreshToken", secret("google-refresh-token"))
                .service("saml.idpSession", secret("saml-session"))
                .service("webdav.password", secret("webdav-password"));
    }

    private static Document session() {
        return new Document("when", WHEN)
                .append("hashedToken", secret("session-hash"))
                .append("token", secret("session-plain-token"))
                .append("twoFactorAuthorizedHash", secret("session-two-factor-hash"))
                .append("twoFactorAuthorizedUntil", WHEN);
    }

    private static Document accessToken() {
        return new Document("hashedToken", secret("access-token-hash"))
                .append("type", "personalAccessToken")
                .append("createdAt", WHEN)
                .append("lastTokenPart", secret("access-token-last-part"))
                .append("name", "reports")
                .append("bypassTwoFactor", true);
    }

    private static Document issued(String kind) {
        return new Document("token", secret(kind))
                .append("address", "secretive@example.com")
                .append("when", WHEN);
    }

    private static String secret(String kind) {
        return "SECRET-" + kind;
    }
}
