package dev.rollcall.user;

import java.time.Instant;
import java.util.Optional;

/**
 * A pending verification of an e-mail address as far as it may leave the database. Its token is
 * never read.
 */
public record StoredVerification(Optional<String> address, Optional<Instant> when) {}
