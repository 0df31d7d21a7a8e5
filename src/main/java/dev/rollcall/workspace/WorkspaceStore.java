package dev.rollcall.workspace;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/** Reads the workspace's settings, in small indexed queries. */
public interface WorkspaceStore {

    /**
     * The values of these settings, and of every setting whose name starts with the prefix.
     * Settings without a value are missing; a stored null is a value.
     */
    Uni<Map<String, Object>> settings(Set<String> names, String prefix);

    /** Fails the awaited work as soon as the database is known to be unreachable. */
    <T> Uni<T> untilLoss(Uni<T> awaited);

    /** The workspace's permissions, which are stored apart from the settings. */
    interface Permissions {

        /**
         * The roles that have each of these permissions; a permission that is not stored is
         * missing.
         */
        Uni<Map<String, Set<String>>> rolesByPermission(Set<String> permissionIds);
    }
}
