package dev.rollcall.caller;

import java.util.Arrays;
import java.util.Optional;

/** The workspace's permissions that this service checks; no other permission has an effect. */
public enum Permission {
    VIEW_DIRECT_ROOMS("view-d-room"),
    VIEW_OUTSIDE_ROOM("view-outside-room"),
    VIEW_FULL_OTHER_USER_INFO("view-full-other-user-info"),
    VIEW_OTHER_USER_CHANNELS("view-other-user-channels"),
    BYPASS_RATE_LIMIT("api-bypass-rate-limit");

    private final String id;

    Permission(String id) {
        this.id = id;
    }

    /** The name by which the workspace stores it. */
    public String id() {
        return id;
    }

    public static Optional<Permission> withId(String id) {
        return Arrays.stream(values()).filter(permission -> permission.id.equals(id)).findFirst();
    }
}
