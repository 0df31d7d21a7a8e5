package dev.rollcall.mongo.list;

import java.util.List;
import org.bson.Document;

/**
 * Expressions that ask for the type of a stored value. Most expressions of a server fail the whole
 * command over a value of another type than they work on, and any document can hold one. Types are
 * told apart by the order in which MongoDB sorts them, which every server knows: texts come before
 * objects, and objects before lists.
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
