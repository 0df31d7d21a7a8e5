package dev.rollcall.workspace;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Reads the workspace's permissions and settings, in one small indexed query each. */
public interface WorkspaceStore {

    /**
     * The roles that have each of these permissions; a permission that is not stored is missing.
     */
    Uni<Map<String, Set<String>>> rolesByPermission(Set<String> permissionIds);

    /**
     * The values of these settings, and of every setting whose name starts with the prefix.
     * Settings without a value are missing; a stored null is a value.
     */
    Uni<Map<String, Object>> settings(Set<String> names, String prefix);

    /** Fails the awaited work as soon as the database is known to be unreachable. */
    public <T> Uni<T> untilLoss(Uni<T> awaited);
}
