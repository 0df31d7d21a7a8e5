package dev.rollcall.visibility;

import dev.rollcall.user.Representation;
import dev.rollcall.user.UserField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A user as one caller sees it. Only the policy can create one, so all its values may be sent. */
public final class VisibleUser {

    private final String id;
    private final Map<UserField, Representation> open;
    private final Map<UserField, Object> values;

    VisibleUser(String id, Map<UserField, Representation> open, Map<UserField, Object> values) {
        this.id = id;
        this.open = open;
        this.values = values;
    }

    public String id() {
        return id;
    }

    /** Whether the caller may see the field, whether or not the user has it. */
    public boolean mayShow(UserField field) {
        return open.containsKey(field);
    }

    /** The shown values, in the order of the fields. */
    public Map<UserField, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    public Optional<Object> value(UserField field) {
        return Optional.ofNullable(values.get(field));
    }

    /**
     * The same user with a value that is not stored in the user's document.
     *
     * @throws IllegalArgumentException if the caller may not see the field
     */
    public VisibleUser with(UserField field, Object value) {
        if (!mayShow(field)) {
            throw new IllegalArgumentException("Hidden from this caller: " + field);
        }
        Map<UserField, Object> more = new EnumMap<>(UserField.class);
        more.putAll(values);
        more.put(field, field.type().javaType().cast(value));
        return new VisibleUser(id, open, more);
    }
}
