package dev.rollcall.index;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Every index that a query relies on, except the one on {@code _id}, which every collection has.
 */
public final class NeededIndexes {

    public static final String USERS = "users";

    /** If more users than this have no user name, lists do not remember them one by one. */
    public static final int MOST_WITHOUT_USERNAME = 10_000;

    private static final String SUBSCRIPTIONS = "rocketchat_subscription";
    private static final String ACCESS_TOKENS = "rocketchat_oauth_access_tokens";

    // spotless:off
    private static final List<NeededIndex> ALL = List.of(
            rocketChats(USERS, "looking a user up by user name, and lists in the order of user names", "username"),
            rocketChats(USERS, "looking a user up by the id of an import", "importIds"),
            rocketChats(USERS, "looking a user up by the extension of a telephone", "freeSwitchExtension"),
            ofAll(rocketChats(USERS, "lists in the order of names", "name")),
            ofAll(rocketChats(USERS, "lists in the order of creation", "createdAt")),
            ofAll(rocketChats(USERS, "lists in the order of the last login", "lastLogin")),
            ignoringCase(USERS, "looking users up by an e-mail address", "emails.address"),
            rocketChats(SUBSCRIPTIONS, "the rooms of a user", "u._id", "name", "t"),
            rocketChats(ACCESS_TOKENS, "bearer tokens", "accessToken"),
            ofAll(ours(USERS, "rollcall_status_active", Optional.empty(),
                    "lists in the order of status", "status", "active", "_id")),
            ours(USERS, "rollcall_without_username", Optional.of(new Document("username", null)),
                    "the background search for users without a user name, which otherwise reads all users",
                    "username", "_id"));
    // spotless:on

    private NeededIndexes() {}

    public static List<NeededIndex> all() {
        return ALL;
    }

    /** The indexes that the mode {@code indexes} creates. */
    public static List<NeededIndex> ours() {
        return ALL.stream().filter(NeededIndex::ours).toList();
    }

    private static NeededIndex rocketChats(String collection, String reason, String... fields) {
        return new NeededIndex(
                collection,
                String.join("_1_", fields) + "_1",
                false,
                ascending(fields),
                Optional.empty(),
                false,
                false,
                reason);
    }

    private static NeededIndex ignoringCase(String collection, String reason, String field) {
        return new NeededIndex(
                collection,
                field + "_insensitive",
                false,
                ascending(field),
                Optional.empty(),
                true,
                false,
                reason);
    }

    private static NeededIndex ours(
            String collection,
            String name,
            Optional<Document> partialFilter,
            String reason,
            String... fields) {
        return new NeededIndex(
                collection, name, true, ascending(fields), partialFilter, false, false, reason);
    }

    /** The same index, which has to hold every document. */
    private static NeededIndex ofAll(NeededIndex index) {
        return new NeededIndex(
                index.collection(),
                index.name(),
                index.ours(),
                index.keys(),
                index.partialFilter(),
                index.ignoringCase(),
                true,
                index.reason());
    }

    private static Document ascending(String... fields) {
        Document keys = new Document();
        Arrays.stream(fields).forEach(field -> keys.append(field, 1));
        return keys;
    }
}
