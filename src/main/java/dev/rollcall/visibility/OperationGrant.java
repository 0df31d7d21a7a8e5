package dev.rollcall.visibility;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Permission;

/**
 * The operations that a permission allows besides fields and look-ups: one row for each, with the
 * reason.
 */
public enum OperationGrant {
    LIST(Permission.VIEW_DIRECT_ROOMS, "Callers who may write to anybody may know who exists."),
    LIST_OF_OUTSIDERS(
            Permission.VIEW_OUTSIDE_ROOM,
            "A workspace can refuse lists to callers who may not look outside their rooms."),
    UNCOUNTED_CALLS(
            Permission.BYPASS_RATE_LIMIT,
            "The workspace lets the machines that it trusts call without a limit.");

    private final Permission permission;
    private final String reason;

    OperationGrant(Permission permission, String reason) {
        this.permission = permission;
        this.reason = reason;
    }

    public Permission permission() {
        return permission;
    }

    /** The reason for the rule, in a sentence. */
    public String reason() {
        return reason;
    }

    public boolean admits(Session session) {
        return session.permissions().contains(permission);
    }
}
