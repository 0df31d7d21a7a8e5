package dev.rollcall.mongo.list.walk;

import dev.rollcall.user.FieldType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.BsonType;
import org.bson.types.ObjectId;

/**
 * The types of stored values, in the order in which an index puts them. An index compares types
 * first, so a list in its order contains users whose value has a type that its field never has.
 * Lists are missing here, because an index orders them by their members.
 */
public enum StoredType {
    MIN_KEY(BsonType.MIN_KEY),
    MISSING(BsonType.NULL, BsonType.UNDEFINED),
    NUMBER(BsonType.DOUBLE, BsonType.INT32, BsonType.INT64, BsonType.DECIMAL128),
    TEXT(BsonType.STRING),
    OBJECT(BsonType.DOCUMENT),
    BINARY(BsonType.BINARY),
    OBJECT_ID(BsonType.OBJECT_ID),
    FLAG(BsonType.BOOLEAN),
    TIME(BsonType.DATE_TIME),
    /** Every other type. No field has one of them, so their order does not matter. */
    OTHER;

    private final List<BsonType> types;

    StoredType(BsonType... types) {
        this.types = List.of(types);
    }

    /** The type of this field's usual values. */
    static StoredType of(FieldType field) {
        return switch (field) {
            case TEXT -> TEXT;
            case FLAG -> FLAG;
            default -> TIME;
        };
    }

    /** The type of a value of {@link PageTrail.ReadUser#stored}, or of null. */
    static StoredType of(Object stored) {
        if (stored == null) {
            return MISSING;
        }
        if (stored instanceof BsonType type) {
            return Arrays.stream(values())
                    .filter(known -> known.types.contains(type))
                    .findFirst()
                    .orElse(OTHER);
        }
        if (stored instanceof String) {
            return TEXT;
        }
        if (stored instanceof Boolean) {
            return FLAG;
        }
        if (stored instanceof Instant || stored instanceof Date) {
            return TIME;
        }
        if (stored instanceof ObjectId) {
            return OBJECT_ID;
        }
        return stored instanceof Map ? OBJECT : NUMBER;
    }

    /** The numbers of the types that an index puts between null and the field's own type. */
    public static List<Integer> below(FieldType field) {
        return Arrays.stream(values())
                .filter(type -> type.compareTo(MISSING) > 0 && type.compareTo(of(field)) < 0)
                .flatMap(type -> type.types.stream())
                .map(BsonType::getValue)
                .toList();
    }
}
