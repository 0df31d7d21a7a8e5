package dev.rollcall.scope;

import java.util.Optional;

/**
 * The workspace that the objects of one scope serve.
 *
 * @param database the name of its database; empty if it is the one that {@code MONGO_URL} names
 * @param dialect the name of its dialect
 * @param reachable whether its database answers; a stub can have one that never does
 * @param invented whether it was made for a demo or a test, in a server without Rollcall's indexes
 */
public record ServedWorkspace(
        Optional<String> database, String dialect, boolean reachable, boolean invented) {}
