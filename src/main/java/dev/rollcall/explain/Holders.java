package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import dev.rollcall.text.FewNames;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The roles of the workspace that hold each permission now, or the reason why they cannot be read.
 * The page is useful without them, so a lost database does not fail it. All of them decide, by
 * their true names; a few of them are shown.
 *
 * @param stored the names of the roles that are stored with each permission; empty if they are not
 *     known
 * @param grantable whether a role of this name would have a permission that is stored with it
 * @param trouble the reason why they are not known
 */
public record Holders(
        Optional<Map<Permission, Set<String>>> stored,
        BiPredicate<String, Permission> grantable,
        String trouble) {

    private static final int MOST_SHOWN = 100;

    /** The roles that were read. */
    public static Holders known(
            Map<Permission, Set<String>> stored, BiPredicate<String, Permission> grantable) {
        return new Holders(Optional.of(stored), grantable, "");
    }

    /** No roles, because they could not be read. */
    public static Holders unknown(String reason) {
        return new Holders(Optional.empty(), (role, permission) -> true, reason);
    }

    public boolean areKnown() {
        return stored.isPresent();
    }

    /** The roles that hold the permission, to be shown; empty if they are unknown. */
    public Optional<FewNames> of(Permission permission) {
        return stored.map(
                known ->
                        FewNames.of(
                                known.getOrDefault(permission, Set.of()).stream()
                                        .filter(role -> grantable.test(role, permission))
                                        .toList(),
                                MOST_SHOWN));
    }

    /**
     * The permissions of a caller before the view's permission is added: those of the view's role,
     * or none. If the role cannot get that permission, it counts as held already, so that adding it
     * changes nothing.
     */
    public Set<Permission> before(View view) {
        Set<Permission> held = view.role().map(this::held).orElse(Set.of());
        Permission permission = view.permission().orElseThrow();
        if (view.role().isEmpty() || grantable.test(view.role().get(), permission)) {
            return held;
        }
        Set<Permission> all = EnumSet.of(permission);
        all.addAll(held);
        return all;
    }

    /** The permissions that a role holds now; none if they are unknown. */
    public Set<Permission> held(String role) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        stored.ifPresent(
                known ->
                        known.forEach(
                                (permission, names) -> {
                                    if (names.contains(role) && grantable.test(role, permission)) {
                                        held.add(permission);
                                    }
                                }));
        return held;
    }
}
