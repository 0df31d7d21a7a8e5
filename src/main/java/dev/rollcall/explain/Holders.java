package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which of the workspace's roles hold each permission now, by name alone; or, if that cannot be
 * read, why. The page is of use without it, so an absent database does not fail it.
 *
 * @param roles the roles by permission; empty if they are not known
 * @param grantable whether a role of this name would have a permission that is stored with it
 * @param trouble why they are not known
 */
public record Holders(
        Optional<Map<Permission, List<String>>> roles,
        BiPredicate<String, Permission> grantable,
        String trouble) {

    /** As they were read. */
    public static Holders known(
            Map<Permission, List<String>> roles, BiPredicate<String, Permission> grantable) {
        return new Holders(Optional.of(roles), grantable, "");
    }

    /** They could not be read, for this reason. */
    public static Holders unknown(String reason) {
        return new Holders(Optional.empty(), (role, permission) -> true, reason);
    }

    public Optional<List<String>> of(Permission permission) {
        return roles.map(known -> known.getOrDefault(permission, List.of()));
    }

    /**
     * The permissions that a caller has before this one: nothing else, or what the role of the view
     * holds. A role that cannot get it has it as if it made no difference.
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

    /** What a role holds now; nothing if it is unknown. */
    public Set<Permission> held(String role) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        roles.ifPresent(
                known ->
                        known.forEach(
                                (permission, holders) -> {
                                    if (holders.contains(role)) {
                                        held.add(permission);
                                    }
                                }));
        return held;
    }
}
