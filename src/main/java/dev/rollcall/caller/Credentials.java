package dev.rollcall.caller;

/** What a request offers as a proof of who sends it. */
public sealed interface Credentials {

    /** A user id and a login token or personal access token of that user; matched together. */
    record TokenPair(String userId, String token) implements Credentials {}

    /** An OAuth access token, which is stored as it is sent. */
    record Bearer(String accessToken) implements Credentials {}

    /** Nothing that could prove anything. */
    record None() implements Credentials {}
}
