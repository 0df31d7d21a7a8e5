package dev.rollcall.caller;

import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The authenticated user who sends the request, with the values that show whether the request
 * addresses that same user.
 */
public record Caller(
        String id,
        Optional<String> username,
        Set<String> roles,
        List<String> emails,
        Set<String> importIds,
        Optional<String> freeSwitchExtension) {

    /** The fields of the caller's record that {@link #of} reads. */
    public static final List<UserField> FIELDS =
            List.of(
                    UserField.USERNAME,
                    UserField.ROLES,
                    UserField.EMAILS,
                    UserField.IMPORT_IDS,
                    UserField.FREE_SWITCH_EXTENSION);

    public Caller {
        roles = Set.copyOf(roles);
        emails = List.copyOf(emails);
        importIds = Set.copyOf(importIds);
    }

    /** The caller whose record this is. */
    public static Caller of(StoredUser user) {
        return new Caller(
                user.id(),
                user.text(UserField.USERNAME),
                Set.copyOf(user.texts(UserField.ROLES)),
                user.emails().stream().map(EmailAddress::address).toList(),
                Set.copyOf(user.texts(UserField.IMPORT_IDS)),
                user.text(UserField.FREE_SWITCH_EXTENSION));
    }

    /**
     * Whether the key is the caller's own. The text of the request decides, before any look-up: a
     * caller's user name in {@code userId} is not the caller's own key. An e-mail address is
     * compared without surrounding blanks and without case.
     */
    public boolean isAddressedBy(UserKey key) {
        return switch (key.kind()) {
            case USER_ID -> id.equals(key.value());
            case USERNAME -> username.filter(key.value()::equals).isPresent();
            case IMPORT_ID -> importIds.contains(key.value());
            case EMAIL -> emails.stream().map(Caller::folded).anyMatch(folded(key.value())::equals);
            case FREE_SWITCH_EXTENSION ->
                    freeSwitchExtension.filter(key.value()::equals).isPresent();
        };
    }

    private static String folded(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * One authenticated request: the caller, the caller's current permissions, and the fields of
     * the caller's own record that the authentication read.
     */
    public record Session(Caller caller, Set<Permission> permissions, Optional<StoredUser> own) {

        public Session {
            permissions = Set.copyOf(permissions);
        }
    }
}
