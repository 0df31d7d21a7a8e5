package dev.rollcall.mongo.list.plan;

import java.util.List;
import org.bson.Document;

/**
 * Expressions that test the type of a stored value. Most expressions fail the whole command if a
 * value has an unexpected type, and any document can hold one. The tests compare by MongoDB's order
 * of types, which every server knows: texts come before objects, and objects before lists.
 */
public final class TypeTests {

    private TypeTests() {}

    public static Document isText(String path) {
        return isBetween(path, "", new Document());
    }

    public static Document isObject(String path) {
        return isBetween(path, new Document(), List.of());
    }

    private static Document isBetween(String path, Object first, Object firstOfTheNextType) {
        return new Document(
                "$and",
                List.of(
                        new Document("$gte", List.of(path, first)),
                        new Document("$lt", List.of(path, firstOfTheNextType))));
    }
}
