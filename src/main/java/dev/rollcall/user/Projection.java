package dev.rollcall.user;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Exactly what is to be fetched of a user: fields, each in a form, and the keys of the custom
 * fields where these are fetched one by one, that is in another form than {@link Form#PLAIN}.
 */
public record Projection(Map<UserField, Form> fields, Set<String> customFieldKeys) {

    public static final Projection NOTHING = new Projection(Map.of(), Set.of());

    public Projection {
        fields = Map.copyOf(fields);
        customFieldKeys = Set.copyOf(customFieldKeys);
    }

    public boolean includes(UserField field) {
        return fields.containsKey(field);
    }

    /** The same projection with one more field. */
    public Projection with(UserField field, Form form) {
        Map<UserField, Form> more = new EnumMap<>(UserField.class);
        more.putAll(fields);
        more.put(field, form);
        return new Projection(more, customFieldKeys);
    }
}
