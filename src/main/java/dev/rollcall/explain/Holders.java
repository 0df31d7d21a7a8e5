package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the workspace's roles hold each permission now, by name alone; or, if that cannot be
 * read, why. The page is of use without it, so an absent database does not fail it.
 *
 * @param roles the roles by permission; empty if they are not known
 * @param trouble why they are not known
 */
public record Holders(Optional<Map<Permission, List<String>>> roles, String trouble) {

    /** As they were read. */
    public static Holders known(Map<Permission, List<String>> roles) {
        return new Holders(Optional.of(roles), "");
    }

    /** They could not be read, for this reason. */
    public static Holders unknown(String reason) {
        return new Holders(Optional.empty(), reason);
    }

    public Optional<List<String>> of(Permission permission) {
        return roles.map(known -> known.getOrDefault(permission, List.of()));
    }
}
