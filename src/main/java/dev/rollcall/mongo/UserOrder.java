package dev.rollcall.mongo;

import dev.rollcall.user.SortKey;
import dev.rollcall.user.UserField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Turns an order into the stages that give it. Pages must not overlap: an order that an index gives
 * breaks ties by the index's own order, any other ends in something unique.
 */
final class UserOrder {

    /**
     * The fields on which Rocket.Chat keeps an index of every user. With anything behind it in the
     * order MongoDB would sort in memory.
     */
    private static final Set<UserField> INDEXED =
            Set.of(UserField.NAME, UserField.CREATED_AT, UserField.LAST_LOGIN);

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

    /** The field whose index would give the order by itself. */
    static Optional<String> indexed(List<SortKey> keys) {
        return keys.size() == 1
                ? Optional.of(keys.get(0).path().field())
                        .filter(INDEXED::contains)
                        .map(UserField::path)
                : Optional.empty();
    }

    /** The order that an index gives, as the one of user names, which is unique. */
    static List<Bson> alongIndex(SortKey key) {
        return List.of(sort(order(List.of(key))));
    }

    /** The order of users who all have none. */
    static List<Bson> withoutUsername(SortKey username, List<SortKey> rest) {
        return computed(rest, endingIn(List.of(username)));
    }

    private static List<Bson> computed(List<SortKey> keys, int direction) {
        List<Bson> stages = new ArrayList<>();
        if (keys.stream().anyMatch(key -> key.path().field() == UserField.NAME_INSENSITIVE)) {
            stages.add(
                    new Document(
                            "$addFields",
                            new Document(UserField.NAME_INSENSITIVE.path(), loweredName())));
        }
        Document order = order(keys);
        order.putIfAbsent(UserField.ID.path(), direction);
        stages.add(sort(order));
        return stages;
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

    private static Document loweredName() {
        return new Document(
                "$toLower", new Document("$ifNull", List.of("$" + UserField.NAME.path(), "")));
    }
}
