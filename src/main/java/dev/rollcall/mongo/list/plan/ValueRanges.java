package dev.rollcall.mongo.list.plan;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.walk.OrderValue;
import dev.rollcall.mongo.list.walk.OrderValue.Kind;
import dev.rollcall.user.FieldType;
import dev.rollcall.user.UserField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * The conditions that select the users from a value on, in the order of an index. A comparison
 * matches values of one type only, so there is one condition for each kind of value, and every user
 * meets exactly one of them.
 */
final class ValueRanges {

    /** The first time that JavaScript can represent. */
    private static final Date FIRST_TIME = new Date(-8_640_000_000_000_000L);

    private final String path;
    private final boolean ascending;
    private final Bson missing;
    private final Bson usual;
    private final Bson numeric;
    private final boolean isText;

    ValueRanges(UserField field, boolean ascending) {
        this.path = field.path();
        this.ascending = ascending;
        this.isText = field.type() == FieldType.TEXT;
        this.missing = Filters.eq(path, null);
        this.usual = Filters.gte(path, first(field.type()));
        this.numeric = Filters.gte(path, Double.NEGATIVE_INFINITY);
    }

    private static Object first(FieldType type) {
        return switch (type) {
            case TEXT -> "";
            case FLAG -> false;
            default -> FIRST_TIME;
        };
    }

    /** The conditions for this value and all later ones. */
    List<Bson> from(OrderValue value) {
        List<Bson> ranges = new ArrayList<>();
        ranges.add(value.kind() == Kind.USUAL ? from(value.value()) : of(value.kind()));
        ranges.addAll(behind(value.kind()));
        return ranges;
    }

    /** The conditions for all later values. */
    List<Bson> after(OrderValue value) {
        List<Bson> ranges = new ArrayList<>();
        if (value.kind() == Kind.USUAL) {
            ranges.add(
                    ascending
                            ? Filters.gt(path, value.value())
                            : Filters.and(usual, Filters.lt(path, value.value())));
        }
        ranges.addAll(behind(value.kind()));
        return ranges;
    }

    /** The condition for the users with this value. */
    Bson at(OrderValue value) {
        return value.kind() == Kind.USUAL ? Filters.eq(path, value.value()) : of(value.kind());
    }

    private List<Bson> behind(Kind kind) {
        List<Kind> kinds =
                new ArrayList<>(List.of(Kind.MISSING, Kind.LOWER, Kind.USUAL, Kind.HIGHER));
        if (!ascending) {
            Collections.reverse(kinds);
        }
        return kinds.subList(kinds.indexOf(kind) + 1, kinds.size()).stream()
                .filter(later -> isText || later != Kind.HIGHER)
                .map(this::of)
                .toList();
    }

    private Bson from(Object value) {
        return ascending ? Filters.gte(path, value) : Filters.and(usual, Filters.lte(path, value));
    }

    /**
     * The condition for a kind. For times and flags all other types count as lower, because an
     * index puts hardly any type after them.
     */
    private Bson of(Kind kind) {
        return switch (kind) {
            case MISSING -> missing;
            case USUAL -> usual;
            case LOWER -> isText ? numeric : Filters.and(Filters.ne(path, null), not(usual));
            case HIGHER, MANY -> Filters.and(Filters.ne(path, null), not(usual), not(numeric));
        };
    }

    private static Bson not(Bson condition) {
        return Filters.not(condition);
    }
}
