package dev.rollcall.user;

import java.time.Instant;
import java.util.Optional;

/**
 * A stored login token as far as it may leave the database: when it was issued. Its hash is never
 * read.
 */
public record StoredLoginToken(Optional<Instant> when) {}
