package dev.rollcall.visibility;

import java.util.Set;

/**
 * Names that a filter ignores without an error: a condition on a secret field is answered as if it
 * had not been sent. Each row is one of upstream's deny lists.
 */
final class ConcealedNames {

    private static final Set<String> FROM_EVERYONE =
            Set.of("joinCode", "members", "importIds", "e2e");
    private static final Set<String> FROM_FULL_SIGHT = Set.of("services", "inviteToken");
    private static final Set<String> FROM_REGULAR_CALLERS =
            Set.of(
                    "avatarOrigin",
                    "emails",
                    "phone",
                    "statusConnection",
                    "createdAt",
                    "lastLogin",
                    "services",
                    "requirePasswordChange",
                    "requirePasswordChangeReason",
                    "roles",
                    "statusDefault",
                    "_updatedAt",
                    "settings",
                    "inviteToken");

    private ConcealedNames() {}

    static boolean conceal(String dotted, boolean fullSight) {
        int dot = dotted.indexOf('.');
        String first = dot < 0 ? dotted : dotted.substring(0, dot);
        return FROM_EVERYONE.contains(first)
                || (fullSight ? FROM_FULL_SIGHT : FROM_REGULAR_CALLERS).contains(first);
    }
}
