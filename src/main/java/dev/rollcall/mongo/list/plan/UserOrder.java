package dev.rollcall.mongo.list.plan;

import dev.rollcall.user.UserField;
import dev.rollcall.user.UserQuery.SortKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Turns an order into sort stages. Pages must not overlap: an order of an index breaks ties by the
 * index's own order, and any other order ends in a unique field.
 */
public final class UserOrder {

    /** The orders of a whole list that an index gives, with the name of the index. */
    private static final Map<List<UserField>, String> INDEXED =
            Map.of(
                    List.of(UserField.NAME), "name_1",
                    List.of(UserField.CREATED_AT), "createdAt_1",
                    List.of(UserField.LAST_LOGIN), "lastLogin_1",
                    List.of(UserField.STATUS, UserField.ACTIVE), "rollcall_status_active");

    /** The name of the computed single values; no user's document has such a member. */
    private static final String SINGLE = "rollcallSortedBy";

    /**
     * The members that are never lists: a computed text, and fields for which the server refuses
     * lists.
     */
    private static final Set<String> NO_LISTS =
            Set.of(UserField.NAME_INSENSITIVE.path(), UserField.ID.path());

    private UserOrder() {}

    static boolean isByUsername(List<SortKey> keys) {
        return !keys.isEmpty() && isByUsername(keys.get(0));
    }

    private static boolean isByUsername(SortKey key) {
        return key.path().field() == UserField.USERNAME;
    }

    /** The stages for one command that reads users with and without user names. */
    static List<Bson> stages(List<SortKey> keys) {
        return computed(keys, endingIn(keys));
    }

    /** The name of the index that gives the order, forwards or backwards. */
    static Optional<String> index(List<SortKey> keys) {
        return keys.stream().map(SortKey::ascending).distinct().count() == 1
                ? Optional.ofNullable(
                        INDEXED.get(keys.stream().map(key -> key.path().field()).toList()))
                : Optional.empty();
    }

    /**
     * The stage that follows an index with these keys. With a further key MongoDB would sort in
     * memory.
     */
    static List<Bson> along(Document index, boolean forwards) {
        Document order = new Document();
        index.keySet().forEach(field -> order.append(field, forwards ? 1 : -1));
        return List.of(sort(order));
    }

    /** The order of users that all have a user name, which is unique. */
    public static List<Bson> ofUsernames(SortKey username) {
        return List.of(sort(order(List.of(username))));
    }

    /** The order of users that all have no user name. */
    public static List<Bson> withoutUsername(SortKey username, List<SortKey> rest) {
        return computed(rest, endingIn(List.of(username)));
    }

    private static List<Bson> computed(List<SortKey> keys, int direction) {
        Document added = new Document();
        Document order = new Document();
        Document stored = order(keys);
        boolean severalMayBeLists =
                index(keys).isEmpty()
                        && stored.keySet().stream().filter(path -> !NO_LISTS.contains(path)).count()
                                > 1;
        stored.forEach(
                (path, ascending) -> {
                    if (path.equals(UserField.NAME_INSENSITIVE.path())) {
                        added.append(path, loweredName());
                    }
                    if (severalMayBeLists && !NO_LISTS.contains(path)) {
                        String single = SINGLE + order.size();
                        added.append(single, single(path, ascending.equals(1)));
                        order.append(single, ascending);
                    } else {
                        order.append(path, ascending);
                    }
                });
        order.putIfAbsent(UserField.ID.path(), direction);
        return added.isEmpty()
                ? List.of(sort(order))
                : List.of(new Document("$addFields", added), sort(order));
    }

    /**
     * The value to sort by: of a list the element that a server would use, else the value itself. A
     * server refuses to sort by two lists of one document, and any member may be a list. It also
     * refuses two lists in one index, so an order of an index does not need this.
     */
    private static Document single(String path, boolean ascending) {
        Document element = new Document(ascending ? "$min" : "$max", "$" + path);
        return new Document(
                "$cond", Arrays.asList(new Document("$isArray", element), null, element));
    }

    private static Document order(List<SortKey> keys) {
        Document order = new Document();
        keys.forEach(key -> order.putIfAbsent(key.path().dotted(), direction(key)));
        return order;
    }

    private static Document sort(Document order) {
        return new Document("$sort", order);
    }

    /** The direction of the last key: an index is read forwards or backwards as a whole. */
    private static int endingIn(List<SortKey> keys) {
        return keys.isEmpty() ? 1 : direction(keys.get(keys.size() - 1));
    }

    private static int direction(SortKey key) {
        return key.ascending() ? 1 : -1;
    }

    /** The lower-cased name. A name that is not a text counts as missing, as it does in answers. */
    private static Document loweredName() {
        String name = "$" + UserField.NAME.path();
        return new Document(
                "$toLower", new Document("$cond", List.of(TypeTests.isText(name), name, "")));
    }
}
