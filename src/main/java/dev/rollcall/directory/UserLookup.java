package dev.rollcall.directory;

import dev.rollcall.user.UserKey;

/** Which user a request asks for, and whether with the rooms. */
public record UserLookup(UserKey key, boolean withRooms) {}
