package dev.rollcall.scope;

/**
 * One more workspace that is served.
 *
 * @param entry what its requests come to
 * @param end ends its objects; to be called once nobody asks them any more
 */
public record MadeWorkspace<T>(T entry, Runnable end) {}
