package dev.rollcall.visibility;

import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes the shown value of a field from the fetched values. */
final class Derivation {

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
            UserField field, Representation form, StoredUser user, Set<String> customFieldKeys) {
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
