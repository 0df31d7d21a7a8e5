package dev.rollcall.stub.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a consumer's own data, and the kind of each. The schema in the resources has the
 * same rules for editors; a test compares the two.
 */
final class DataTable {

    /**
     * One kind of object.
     *
     * @param required the members that it must have
     * @param closed whether it must not have others
     */
    record ObjectRule(Map<String, MemberKind> members, List<String> required, boolean closed) {}

    // spotless:off
    static final ObjectRule TOP = new ObjectRule(
            members(
                    "$schema", MemberKind.TEXT,
                    "users", MemberKind.OBJECTS,
                    "rooms", MemberKind.OBJECTS,
                    "customFields", MemberKind.OBJECT,
                    "permissions", MemberKind.OBJECT,
                    "settings", MemberKind.OBJECT,
                    "callers", MemberKind.OBJECT),
            List.of(), true);

    static final ObjectRule USER = new ObjectRule(
            members(
                    "_id", MemberKind.ID,
                    "username", MemberKind.TEXT,
                    "name", MemberKind.TEXT,
                    "nickname", MemberKind.TEXT,
                    "bio", MemberKind.TEXT,
                    "emails", MemberKind.ADDRESSES,
                    "roles", MemberKind.TEXTS,
                    "type", MemberKind.TEXT,
                    "status", MemberKind.TEXT,
                    "statusText", MemberKind.TEXT,
                    "statusConnection", MemberKind.TEXT,
                    "active", MemberKind.FLAG,
                    "utcOffset", MemberKind.NUMBER,
                    "createdAt", MemberKind.TIME,
                    "lastLogin", MemberKind.TIME,
                    "_updatedAt", MemberKind.TIME,
                    "statusExpiresAt", MemberKind.TIME,
                    "importIds", MemberKind.TEXTS,
                    "freeSwitchExtension", MemberKind.TEXT,
                    "phone", MemberKind.TEXT,
                    "avatarETag", MemberKind.TEXT,
                    "federated", MemberKind.FLAG,
                    "requirePasswordChange", MemberKind.FLAG,
                    "customFields", MemberKind.OBJECT,
                    "services", MemberKind.OBJECT,
                    "settings", MemberKind.OBJECT),
            List.of("_id"), false);

    static final ObjectRule ROOM = new ObjectRule(
            members(
                    "_id", MemberKind.ID,
                    "rid", MemberKind.ID,
                    "name", MemberKind.TEXT,
                    "fname", MemberKind.TEXT,
                    "t", MemberKind.ROOM_TYPE,
                    "u", MemberKind.OBJECT,
                    "roles", MemberKind.TEXTS,
                    "unread", MemberKind.NUMBER,
                    "open", MemberKind.FLAG,
                    "alert", MemberKind.FLAG,
                    "ts", MemberKind.TIME,
                    "ls", MemberKind.TIME,
                    "_updatedAt", MemberKind.TIME),
            List.of("rid", "name", "t", "u"), false);
    // spotless:on

    private DataTable() {}

    private static Map<String, MemberKind> members(Object... namesAndKinds) {
        Map<String, MemberKind> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndKinds.length; i += 2) {
            members.put((String) namesAndKinds[i], (MemberKind) namesAndKinds[i + 1]);
        }
        return members;
    }
}
