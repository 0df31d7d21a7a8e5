package dev.rollcall.user;

import java.util.Optional;

/** An e-mail address of a user and whether the user has verified it. */
public record EmailAddress(String address, Optional<Boolean> verified) {}
