package dev.rollcall.mongo;

import dev.rollcall.user.SortKey;
import dev.rollcall.user.UserField;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Turns an order into the stages that give it. Pages must not overlap, so an order ends in
 * something unique.
 */
final class UserOrder {

    private UserOrder() {}

    static List<Bson> stages(List<SortKey> keys) {
        List<Bson> stages = new ArrayList<>();
        if (keys.stream().anyMatch(key -> key.path().field() == UserField.NAME_INSENSITIVE)) {
            stages.add(
                    new Document(
                            "$addFields",
                            new Document(UserField.NAME_INSENSITIVE.path(), loweredName())));
        }
        Document order = new Document();
        keys.forEach(key -> order.putIfAbsent(key.path().dotted(), key.ascending() ? 1 : -1));
        if (!endsUnique(keys)) {
            order.putIfAbsent(UserField.ID.path(), 1);
        }
        stages.add(new Document("$sort", order));
        return stages;
    }

    private static boolean endsUnique(List<SortKey> keys) {
        return !keys.isEmpty() && keys.get(0).path().field() == UserField.USERNAME;
    }

    private static Document loweredName() {
        return new Document(
                "$toLower", new Document("$ifNull", List.of("$" + UserField.NAME.path(), "")));
    }
}
