package dev.rollcall.mongo.list;

import dev.rollcall.user.SortKey;
import dev.rollcall.user.UserField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Turns an order into the stages that give it. Pages must not overlap: an order that an index gives
 * breaks ties by the index's own order, any other ends in something unique.
 */
final class UserOrder {

    /** The orders of a whole list that an index gives, with its name. */
    private static final Map<List<UserField>, String> INDEXED =
            Map.of(
                    List.of(UserField.NAME), "name_1",
                    List.of(UserField.CREATED_AT), "createdAt_1",
                    List.of(UserField.LAST_LOGIN), "lastLogin_1",
                    List.of(UserField.STATUS, UserField.ACTIVE), "rollcall_status_active");

    /**
     * What the single value of each sorted member is called; no name that a user's document has.
     */
    private static final String SINGLE = "rollcallSortedBy";

    /** What is never stored as a list: a computed text, and what the server takes no list for. */
    private static final Set<String> NO_LISTS =
            Set.of(UserField.NAME_INSENSITIVE.path(), UserField.ID.path());

    private UserOrder() {}

    static boolean isByUsername(List<SortKey> keys) {
        return !keys.isEmpty() && isByUsername(keys.get(0));
    }

    private static boolean isByUsername(SortKey key) {
        return key.path().field() == UserField.USERNAME;
    }

    /** The order of users whom one command reads, whatever user names they have. */
    static List<Bson> stages(List<SortKey> keys) {
        return computed(keys, endingIn(keys));
    }

    /** The name of the index that would give the order, forwards or backwards as a whole. */
    static Optional<String> index(List<SortKey> keys) {
        return keys.stream().map(SortKey::ascending).distinct().count() == 1
                ? Optional.ofNullable(
                        INDEXED.get(keys.stream().map(key -> key.path().field()).toList()))
                : Optional.empty();
    }

    /**
     * The order that an index with these keys gives. With anything behind them MongoDB would sort
     * in memory.
     */
    static List<Bson> along(Document index, boolean forwards) {
        Document order = new Document();
        index.keySet().forEach(field -> order.append(field, forwards ? 1 : -1));
        return List.of(sort(order));
    }

    /** The order of users who all have a user name, which is unique. */
    static List<Bson> ofUsernames(SortKey username) {
        return List.of(sort(order(List.of(username))));
    }

    /** The order of users who all have none. */
    static List<Bson> withoutUsername(SortKey username, List<SortKey> rest) {
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
     * Of a list the element that a server would sort by, of anything else itself. A server refuses
     * to sort by two lists of one document, and any member may be one. It refuses to store two in
     * one index, too, so an order that an index gives needs none of this.
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

    /** An index is read forwards or backwards as a whole. */
    private static int endingIn(List<SortKey> keys) {
        return keys.isEmpty() ? 1 : direction(keys.get(keys.size() - 1));
    }

    private static int direction(SortKey key) {
        return key.ascending() ? 1 : -1;
    }

    /**
     * A name that is no text counts as none, as where it is shown: the server lowers texts alone.
     */
    private static Document loweredName() {
        String name = "$" + UserField.NAME.path();
        return new Document(
                "$toLower", new Document("$cond", List.of(TypeTests.isText(name), name, "")));
    }
}
