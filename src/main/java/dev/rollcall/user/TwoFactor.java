package dev.rollcall.user;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one second factor: whether it is on, and since when if that is known. It holds no
 * secret.
 */
public record TwoFactor(Optional<Boolean> enabled, Optional<Instant> changedAt) {}
