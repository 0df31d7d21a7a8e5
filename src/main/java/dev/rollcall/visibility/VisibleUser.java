package dev.rollcall.visibility;

import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user as one caller sees it: it hands out the visible fields and hides whatever else was
 * fetched. Only the policy makes one, so everything that can be read from it may be sent.
 */
public final class VisibleUser {

    private static final List<UserField> FIELDS = List.of(UserField.values());

    private final StoredUser user;
    private final VisibleFields visible;
    private final Map<UserField, Object> added;

    VisibleUser(StoredUser user, VisibleFields visible) {
        this(user, visible, Map.of());
    }

    private VisibleUser(StoredUser user, VisibleFields visible, Map<UserField, Object> added) {
        this.user = user;
        this.visible = visible;
        this.added = added;
    }

    /** Takes the fields that are to be shown, one by one. */
    public interface Reader<E extends Exception> {

        void take(UserField field, Object value) throws E;
    }

    public String id() {
        return user.id();
    }

    /** Whether the caller may see the field, whether or not the user has it. */
    public boolean mayShow(UserField field) {
        return visible.shows(field);
    }

    /** Hands out the values to show of these fields, in their order. */
    public <E extends Exception> void read(List<UserField> fields, Reader<E> reader) throws E {
        for (UserField field : fields) {
            Optional<Object> value = value(field);
            if (value.isPresent()) {
                reader.take(field, value.get());
            }
        }
    }

    /** The shown values, in the order of the fields. */
    public Map<UserField, Object> values() {
        Map<UserField, Object> values = new EnumMap<>(UserField.class);
        read(FIELDS, values::put);
        return Collections.unmodifiableMap(values);
    }

    /** The value to show of a field; empty if the user has none, or the caller may not see it. */
    public Optional<Object> value(UserField field) {
        if (!visible.shows(field)) {
            return Optional.empty();
        }
        Object more = added.get(field);
        return more == null ? stored(field) : Optional.of(more);
    }

    private Optional<Object> stored(UserField field) {
        return Derivation.value(field, visible.shown().get(field), user, visible.customFieldKeys());
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
        more.putAll(added);
        more.put(field, field.type().javaType().cast(value));
        return new VisibleUser(user, visible, more);
    }

    /** Computes the shown value of a field from the fetched values. */
    private static final class Derivation {

        /** The services that do not make a user an OAuth user. */
        private static final Set<String> OWN_SERVICES =
                Set.of(
                        "emailCode",
                        "email2fa",
                        "totp",
                        "resume",
                        "password",
                        "passwordHistory",
                        "cloud",
                        "email");

        private Derivation() {}

        /** The value of a shown field; empty if the user has none. */
        static Optional<Object> value(
                UserField field,
                Representation form,
                StoredUser user,
                Set<String> customFieldKeys) {
            return switch (form) {
                case TRUE -> Optional.of(true);
                case FALSE -> Optional.of(false);
                case NAMED, DECLARED, DECLARED_PUBLIC, DECLARED_TRUTHY_PUBLIC ->
                        user.value(field)
                                .filter(stored -> !customFieldKeys.isEmpty())
                                .map(stored -> only(customFieldKeys, (Map<?, ?>) stored));
                case PLAIN, MASKED, SUMMARY -> plain(field, user);
            };
        }

        private static Optional<Object> plain(UserField field, StoredUser user) {
            return switch (field) {
                case NAME_INSENSITIVE ->
                        Optional.of(user.text(UserField.NAME).orElse("").toLowerCase(Locale.ROOT));
                case EMAIL ->
                        user.emails().stream()
                                .filter(email -> email.verified().orElse(false))
                                .findFirst()
                                .map(EmailAddress::address);
                case OAUTH_USER ->
                        Optional.of(!OWN_SERVICES.containsAll(user.texts(UserField.SERVICE_NAMES)));
                default -> user.value(field);
            };
        }

        private static Object only(Set<String> keys, Map<?, ?> stored) {
            Map<Object, Object> kept = new LinkedHashMap<>();
            stored.forEach(
                    (key, value) -> {
                        if (keys.contains(key)) {
                            kept.put(key, value);
                        }
                    });
            return kept;
        }
    }
}
