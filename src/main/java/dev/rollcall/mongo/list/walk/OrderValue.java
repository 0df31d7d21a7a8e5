package dev.rollcall.mongo.list.walk;

import dev.rollcall.user.UserField;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The value by which an index orders a user. Indexes order values by their types first. Values of
 * other types than the field's own are rare, so within each kind but {@link Kind#USUAL} all values
 * count as equal.
 *
 * @param value as the driver returns it; for {@link Kind#USUAL} only
 */
public record OrderValue(Kind kind, Object value) {

    /** The kinds of values, in the order of an index. */
    public enum Kind {
        /** The one value that an index puts before null. */
        LOWEST,
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

    /** Whether an index has several entries for it. */
    boolean isMany() {
        return kind == Kind.MANY;
    }

    /** A value of the field's own type, as the driver returns it. */
    public static OrderValue usual(Object value) {
        return new OrderValue(Kind.USUAL, value);
    }

    static OrderValue of(UserField field, Map<String, Object> stored) {
        Object value = stored.get(field.path());
        if (value instanceof List<?>) {
            return new OrderValue(Kind.MANY, NOTHING);
        }
        StoredType type = StoredType.of(value);
        int compared = type.compareTo(StoredType.of(field.type()));
        if (compared == 0) {
            return usual(value instanceof Instant time ? Date.from(time) : value);
        }
        if (type == StoredType.MIN_KEY) {
            return new OrderValue(Kind.LOWEST, NOTHING);
        }
        if (type == StoredType.MISSING) {
            return new OrderValue(Kind.MISSING, NOTHING);
        }
        return new OrderValue(compared < 0 ? Kind.LOWER : Kind.HIGHER, NOTHING);
    }

    /** Compared by hand for each row of a page; see {@link dev.rollcall.kept.Kept}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OrderValue known && kind == known.kind && value.equals(known.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value);
    }
}
