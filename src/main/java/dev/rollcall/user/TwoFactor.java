package dev.rollcall.user;

import java.time.Instant;
import java.util.Optional;

/**
 * State of one second factor: whether it is on, and since when where that is known. Holds no
 * secret.
 */
public record TwoFactor(Optional<Boolean> enabled, Optional<Instant> changedAt) {}
