package dev.rollcall.mongo.list.plan;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.walk.OrderValue;
import dev.rollcall.mongo.list.walk.OrderValue.Kind;
import dev.rollcall.mongo.list.walk.StoredType;
import dev.rollcall.user.FieldType;
import dev.rollcall.user.UserField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The conditions that select the users from a value on, in the order of an index. A comparison
 * matches values of one type only, so there is one condition for each kind of value, and every user
 * meets exactly one of them.
 */
final class ValueRanges {

    /** The kinds of values of an id: none is missing or a list. */
    private static final List<Kind> OF_IDS = List.of(Kind.LOWER, Kind.USUAL, Kind.HIGHER);

    /** The driver has another number for this type in documents. */
    private static final int MIN_KEY = -1;

    private static final List<Kind> OF_ALL =
            List.of(Kind.LOWEST, Kind.MISSING, Kind.LOWER, Kind.USUAL, Kind.HIGHER);

    private final String path;
    private final boolean ascending;
    private final boolean isId;
    private final Bson missing;
    private final Bson usual;
    private final Bson lower;
    private final Bson lowest;

    ValueRanges(UserField field, boolean ascending) {
        this.path = field.path();
        this.ascending = ascending;
        this.isId = field == UserField.ID;
        this.missing = Filters.eq(path, null);
        this.usual = Filters.gte(path, first(field.type()));
        this.lowest = ofTypes(List.of(MIN_KEY));
        List<Integer> below = new ArrayList<>(StoredType.below(field.type()));
        if (isId) {
            below.add(MIN_KEY);
        }
        this.lower = ofTypes(below);
    }

    /** Servers order times as numbers, so even the first one has no time before it. */
    private static Object first(FieldType type) {
        return switch (type) {
            case TEXT -> "";
            case FLAG -> false;
            default -> new Date(Long.MIN_VALUE);
        };
    }

    private Bson ofTypes(List<Integer> types) {
        return new Document(path, new Document("$type", types));
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
        List<Kind> kinds = new ArrayList<>(isId ? OF_IDS : OF_ALL);
        if (!ascending) {
            Collections.reverse(kinds);
        }
        return kinds.subList(kinds.indexOf(kind) + 1, kinds.size()).stream().map(this::of).toList();
    }

    private Bson from(Object value) {
        return ascending ? Filters.gte(path, value) : Filters.and(usual, Filters.lte(path, value));
    }

    /**
     * The condition for a kind. The highest one negates the others, because not every server can be
     * asked for the types that it consists of. An index puts a list without members before null.
     */
    private Bson of(Kind kind) {
        return switch (kind) {
            case LOWEST -> Filters.or(lowest, Filters.eq(path, List.of()));
            case MISSING -> missing;
            case USUAL -> usual;
            case LOWER -> lower;
            case HIGHER, MANY -> higher();
        };
    }

    private Bson higher() {
        List<Bson> conditions = new ArrayList<>();
        if (!isId) {
            conditions.add(Filters.ne(path, null));
            conditions.add(Filters.ne(path, List.of()));
        }
        conditions.add(Filters.not(usual));
        conditions.add(Filters.not(lower));
        conditions.add(Filters.not(lowest));
        return Filters.and(conditions);
    }
}
