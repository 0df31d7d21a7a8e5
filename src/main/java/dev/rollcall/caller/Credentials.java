package dev.rollcall.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The proof of identity that a request brings. */
public sealed interface Credentials {

    /** A user id with a login token or personal access token of that user; both have to match. */
    record TokenPair(String userId, String token) implements Credentials {}

    /** An OAuth access token, which is stored as it is sent. */
    record Bearer(String accessToken) implements Credentials {}

    /** No proof at all. */
    record None() implements Credentials {}

    /**
     * A login token as the workspace stores it: SHA-256 of its UTF-8 text, in standard Base64 with
     * padding.
     */
    record HashedToken(String value) {

        public static HashedToken of(String token) {
            byte[] digest = digest("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new HashedToken(Base64.getEncoder().encodeToString(digest));
        }

        static MessageDigest digest(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("This Java platform lacks " + algorithm, missing);
            }
        }
    }
}
