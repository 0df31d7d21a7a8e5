package dev.rollcall.caller;

import dev.rollcall.user.UserKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The authenticated user who asks, with what is needed to tell whether a request speaks of that
 * same user.
 */
public record Caller(
        String id,
        Optional<String> username,
        Set<String> roles,
        List<String> emails,
        Set<String> importIds,
        Optional<String> freeSwitchExtension) {

    public Caller {
        roles = Set.copyOf(roles);
        emails = List.copyOf(emails);
        importIds = Set.copyOf(importIds);
    }

    /**
     * Whether the key is the caller's own. Decided by the text of the request, before any look-up:
     * the own user name given as {@code userId} is not the own key. An address counts without
     * surrounding blanks and in any case.
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
}
