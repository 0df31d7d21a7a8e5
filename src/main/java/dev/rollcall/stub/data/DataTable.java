package dev.rollcall.stub.data;

import dev.rollcall.stub.data.UnusableData.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** The kinds of members in a consumer's own data, each with its words for a sentence. */
    enum MemberKind {
        // spotless:off
        TEXT("a text", MemberKind::isText),
        ID("a text of 1 to 100 characters", json -> json.text().filter(MemberKind::isId).isPresent()),
        FLAG("true or false", json -> json.value().filter(Boolean.class::isInstance).isPresent()),
        NUMBER("a number", json -> json.value().filter(Number.class::isInstance).isPresent()),
        TIME("a time, as \"2024-05-06T07:08:09Z\" or {\"$date\": \"2024-05-06T07:08:09Z\"}",
                json -> new StoredForm(ignored -> {}).time(json).isPresent()),
        TEXTS("a list of texts", json -> isListOf(json, MemberKind::isText)),
        OBJECT("an object", json -> json.object().isPresent()),
        OBJECTS("a list of objects", json -> isListOf(json, element -> element.object().isPresent())),
        ADDRESSES("a list of objects with a text `address`", json -> isListOf(json, MemberKind::isAddress)),
        ROOM_TYPE("one of c, p, d, l and v",
                json -> json.text().filter(List.of("c", "p", "d", "l", "v")::contains).isPresent()),
        TOKEN("a text of 8 to 200 letters, digits and .-_~+/=",
                json -> json.text().filter(text -> text.matches("[A-Za-z0-9._~+/=-]{8,200}")).isPresent()),
        VALUE("a text, a number, true, false, null or a list of texts",
                json -> json.object().isEmpty() && (json.list().isEmpty() || TEXTS.admits(json)));
        // spotless:on

        private static final int LONGEST_ID = 100;

        private final String words;
        private final Predicate<Located> admitted;

        MemberKind(String words, Predicate<Located> admitted) {
            this.words = words;
            this.admitted = admitted;
        }

        boolean admits(Located json) {
            return admitted.test(json);
        }

        /** What is wrong with the value; empty if it is of this kind. */
        Optional<Fault> fault(Located json) {
            return admits(json)
                    ? Optional.empty()
                    : Optional.of(json.fault("has to be " + words + "."));
        }

        private static boolean isText(Located json) {
            return json.text().isPresent();
        }

        private static boolean isId(String text) {
            return !text.isEmpty() && text.length() <= LONGEST_ID && text.indexOf('\0') < 0;
        }

        private static boolean isListOf(Located json, Predicate<Located> kind) {
            return json.list().filter(elements -> elements.stream().allMatch(kind)).isPresent();
        }

        private static boolean isAddress(Located json) {
            return json.object()
                    .map(members -> members.get("address"))
                    .filter(MemberKind::isText)
                    .isPresent();
        }
    }
}
