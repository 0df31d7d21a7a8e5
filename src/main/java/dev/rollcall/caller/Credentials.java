package dev.rollcall.caller;

/** The proof of identity that a request brings. */
public sealed interface Credentials {

    /** A user id with a login token or personal access token of that user; both have to match. */
    record TokenPair(String userId, String token) implements Credentials {}

    /** An OAuth access token, which is stored as it is sent. */
    record Bearer(String accessToken) implements Credentials {}

    /** No proof at all. */
    record None() implements Credentials {}
}
