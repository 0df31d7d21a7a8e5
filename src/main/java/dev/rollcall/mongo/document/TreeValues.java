package dev.rollcall.mongo.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes values of an expected type from a tree of plain values. A value of another type counts as
 * missing.
 */
public final class TreeValues {

    private TreeValues() {}

    public static <T> Optional<T> only(Class<T> type, Object value) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    public static Optional<String> text(Map<String, Object> tree, String name) {
        return only(String.class, tree.get(name));
    }

    /**
     * The text of an id. Imports may use numbers, flags and times as ids; each has a text. An
     * object or binary id has no text.
     */
    public static String id(Map<String, Object> tree) {
        Object id = tree.get("_id");
        if (id instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return id instanceof Map || id instanceof List ? "" : Objects.toString(id, "");
    }

    public static Optional<Boolean> flag(Map<String, Object> tree, String name) {
        return only(Boolean.class, tree.get(name));
    }

    public static Optional<Instant> time(Map<String, Object> tree, String name) {
        return only(Instant.class, tree.get(name));
    }

    public static Optional<List<?>> list(Object value) {
        return value instanceof List<?> list ? Optional.of(list) : Optional.empty();
    }

    /** Unchecked because {@link BsonTree} makes maps from names only. */
    @SuppressWarnings("unchecked")
    public static Optional<Map<String, Object>> map(Object value) {
        return value instanceof Map<?, ?>
                ? Optional.of((Map<String, Object>) value)
                : Optional.empty();
    }

    public static Stream<Map<String, Object>> maps(List<?> values) {
        return values.stream().map(TreeValues::map).flatMap(Optional::stream);
    }

    public static List<String> texts(List<?> values) {
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }
        return Collections.unmodifiableList(texts);
    }
}
