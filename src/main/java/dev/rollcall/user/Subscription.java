package dev.rollcall.user;

import java.util.List;
import java.util.Optional;

/** A user's membership in one room, with the room roles and the stored unread counter. */
public record Subscription(
        String id,
        Optional<String> roomId,
        Optional<String> roomName,
        Optional<String> roomType,
        Optional<List<String>> roles,
        Optional<Long> unread,
        Optional<Boolean> federated) {}
