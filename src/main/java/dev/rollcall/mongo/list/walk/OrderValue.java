package dev.rollcall.mongo.list.walk;

import dev.rollcall.user.FieldType;
import dev.rollcall.user.UserField;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * The value by which an index orders a user. Indexes order values by their types first. Values of
 * other types than the field's own are rare, so all values of a kind count as equal.
 *
 * @param value as the driver returns it; for {@link Kind#USUAL} only
 */
public record OrderValue(Kind kind, Object value) {

    /** The kinds of values, in the order of an index. */
    public enum Kind {
        /** Stored as null, or not at all. */
        MISSING,
        /** A value of a type that an index puts before the field's own type. */
        LOWER,
        /** A value of the field's own type. */
        USUAL,
        /** A value of any other type. */
        HIGHER,
        /** A list, which an index orders by its members. */
        MANY
    }

    private static final String NOTHING = "";

    /** Whether no other value counts as equal to this one. */
    boolean isExact() {
        return kind == Kind.USUAL || kind == Kind.MISSING;
    }

    static OrderValue of(UserField field, Map<String, Object> stored) {
        Object value = stored.get(field.path());
        if (value == null) {
            return new OrderValue(Kind.MISSING, NOTHING);
        }
        if (field.type() == FieldType.TEXT && value instanceof String) {
            return new OrderValue(Kind.USUAL, value);
        }
        if (field.type() == FieldType.FLAG && value instanceof Boolean) {
            return new OrderValue(Kind.USUAL, value);
        }
        if (field.type() == FieldType.TIME && value instanceof Instant instant) {
            return new OrderValue(Kind.USUAL, Date.from(instant));
        }
        if (value instanceof List<?>) {
            return new OrderValue(Kind.MANY, NOTHING);
        }
        boolean isLower = field.type() != FieldType.TEXT || value instanceof Number;
        return new OrderValue(isLower ? Kind.LOWER : Kind.HIGHER, NOTHING);
    }
}
