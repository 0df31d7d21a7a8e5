package dev.rollcall.user;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a user to fetch, and no more: fields, each with its representation, and the keys of
 * the custom fields unless these are fetched as a whole.
 */
public record Projection(Map<UserField, Representation> fields, Set<String> customFieldKeys) {

    public static final Projection NOTHING = new Projection(Map.of(), Set.of());

    public Projection {
        fields = Map.copyOf(fields);
        customFieldKeys = Set.copyOf(customFieldKeys);
    }

    public boolean includes(UserField field) {
        return fields.containsKey(field);
    }

    /** The same projection with one more field. */
    public Projection with(UserField field, Representation form) {
        Map<UserField, Representation> more = new EnumMap<>(UserField.class);
        more.putAll(fields);
        more.put(field, form);
        return new Projection(more, customFieldKeys);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Projection projection && parts().equals(projection.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
    private List<Object> parts() {
        return List.of(fields, customFieldKeys);
    }

    /** How much of a field's value is fetched and shown. */
    public enum Representation {
        /** As stored. */
        PLAIN,
        /** The custom fields that the request names, declared or not. */
        NAMED,
        /** The custom fields that the workspace declares. */
        DECLARED,
        /** The custom fields that are declared with {@code public} exactly {@code true}. */
        DECLARED_PUBLIC,
        /**
         * The custom fields that are declared with a {@code public} that is truthy in JavaScript.
         */
        DECLARED_TRUTHY_PUBLIC,
        /** The existence of a value and its harmless parts; a constant replaces each secret. */
        MASKED,
        /** Only whether a value is set. */
        SUMMARY,
        /** The constant true; nothing is read. */
        TRUE,
        /** The constant false; nothing is read. */
        FALSE
    }
}
