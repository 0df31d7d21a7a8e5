package dev.rollcall.mongo.document;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document as the database returned it: projected, with unchecked types. Each collection has a
 * type of its own, because the repositories find a collection by its type.
 */
public sealed interface StoredDocument {

    Map<String, Object> tree();

    /**
     * A user.
     *
     * @param hidden the members whose type the tree does not show; see {@link BsonTree}
     * @param size its size in BSON, in bytes
     */
    @MongoEntity(collection = "users")
    record UserDocument(Map<String, Object> tree, Map<String, Object> hidden, int size)
            implements StoredDocument {

        public UserDocument(Map<String, Object> tree) {
            this(tree, Map.of(), 0);
        }

        /** The members as an index orders them: the hidden ones in place of their plain values. */
        public Map<String, Object> ordered() {
            if (hidden.isEmpty()) {
                return tree;
            }
            Map<String, Object> ordered = new HashMap<>(tree);
            ordered.putAll(hidden);
            return ordered;
        }
    }

    /** A user's place in a room. */
    @MongoEntity(collection = "rocketchat_subscription")
    record SubscriptionDocument(Map<String, Object> tree) implements StoredDocument {}

    @MongoEntity(collection = "rocketchat_permissions")
    record PermissionDocument(Map<String, Object> tree) implements StoredDocument {}

    @MongoEntity(collection = "rocketchat_settings")
    record SettingDocument(Map<String, Object> tree) implements StoredDocument {}

    /** An OAuth access token. */
    @MongoEntity(collection = "rocketchat_oauth_access_tokens")
    record AccessTokenDocument(Map<String, Object> tree) implements StoredDocument {}

    /**
     * Takes values of an expected type from a tree of plain values. A value of another type counts
     * as missing.
     */
    final class TreeValues {

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
}
