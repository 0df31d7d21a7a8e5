package dev.rollcall.directory;

import dev.rollcall.user.UserKey;

/** The user that a request asks for, and whether rooms are included. */
public record UserLookup(UserKey key, boolean withRooms) {}
