package dev.rollcall.user;

import dev.rollcall.user.FieldType.EmailAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fetched user: some fields, each with a value of its declared type. It may hold more than a
 * caller may see, so it never leaves the service as it is.
 */
public final class StoredUser {

    private final String id;
    private final Map<UserField, Object> values;

    private StoredUser(String id, Map<UserField, Object> values) {
        this.id = id;
        this.values = values;
    }

    public static Builder withId(String id) {
        return new Builder(id);
    }

    public String id() {
        return id;
    }

    /** The value of a field, if it was fetched and is stored with the declared type. */
    public Optional<Object> value(UserField field) {
        return Optional.ofNullable(values.get(field));
    }

    public Optional<String> text(UserField field) {
        return value(field).map(String.class::cast);
    }

    public List<String> texts(UserField field) {
        return value(field).map(StoredUser::<String>listOf).orElse(List.of());
    }

    public List<EmailAddress> emails() {
        return value(UserField.EMAILS).map(StoredUser::<EmailAddress>listOf).orElse(List.of());
    }

    /**
     * Unchecked because {@link Builder#put} checks the container, and the field's type fixes the
     * elements.
     */
    @SuppressWarnings("unchecked")
    private static <T> List<T> listOf(Object value) {
        return (List<T>) value;
    }

    /** Collects the fetched values of one user. */
    public static final class Builder {

        private final String id;
        private final Map<UserField, Object> values = new EnumMap<>(UserField.class);

        private Builder(String id) {
            this.id = id;
            values.put(UserField.ID, id);
        }

        /**
         * Adds a value.
         *
         * @throws ClassCastException if it does not have the field's declared type
         */
        public Builder put(UserField field, Object value) {
            values.put(field, field.type().javaType().cast(value));
            return this;
        }

        public StoredUser build() {
            return new StoredUser(id, values);
        }
    }
}
