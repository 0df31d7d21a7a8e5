package dev.rollcall.user;

import java.time.Instant;
import java.util.Optional;

/** The harmless part of a pending verification of an e-mail address. Its token is never read. */
public record StoredVerification(Optional<String> address, Optional<Instant> when) {}
