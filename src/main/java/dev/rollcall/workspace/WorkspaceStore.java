package dev.rollcall.workspace;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Reads the workspace's permissions and settings, in one small indexed query each. */
public interface WorkspaceStore {

    /**
     * Of these permissions, the roles that hold each; a permission that is not stored is missing.
     */
    Uni<Map<String, Set<String>>> rolesByPermission(Set<String> permissionIds);

    /**
     * The values of these settings, and of every setting whose name starts with the prefix; without
     * those that have none. A value that is stored as null is one.
     */
    Uni<Map<String, Object>> settings(Set<String> names, String prefix);

    /**
     * What is waited for, which fails at once while the database is known to be away, also if that
     * becomes known later.
     */
    <T> Uni<T> untilLoss(Uni<T> awaited);
}
