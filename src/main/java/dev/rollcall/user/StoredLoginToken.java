package dev.rollcall.user;

import java.time.Instant;
import java.util.Optional;

/** The harmless part of a stored login token: the time it was issued. Its hash is never read. */
public record StoredLoginToken(Optional<Instant> when) {}
