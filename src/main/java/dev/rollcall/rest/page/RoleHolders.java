package dev.rollcall.rest.page;

import dev.rollcall.caller.Permission;
import dev.rollcall.explain.Holders;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roles that hold each permission now, from the reading that requests use, and with the rule
 * for guests. It sends no command of its own to the database.
 */
@Singleton
final class RoleHolders {

    private final LiveWorkspace workspace;

    RoleHolders(LiveWorkspace workspace) {
        this.workspace = workspace;
    }

    Uni<Holders> now() {
        return workspace
                .fresh()
                .map(known -> holders(known.roles()))
                .onFailure(StoreUnavailableException.class)
                .recoverWithItem(failure -> Holders.unknown(failure.reason().sentence()));
    }

    private static Holders holders(Roles roles) {
        return Holders.known(
                byPermission(roles),
                (role, permission) ->
                        holds(
                                new Roles(
                                        Map.of(permission, Set.of(role)), roles.guestsRestricted()),
                                role,
                                permission));
    }

    private static Map<Permission, List<String>> byPermission(Roles roles) {
        Map<Permission, List<String>> holders = new EnumMap<>(Permission.class);
        roles.byPermission()
                .forEach(
                        (permission, stored) ->
                                holders.put(
                                        permission,
                                        stored.stream()
                                                .filter(role -> holds(roles, role, permission))
                                                .sorted()
                                                .toList()));
        return holders;
    }

    private static boolean holds(Roles roles, String role, Permission permission) {
        return roles.permissions(Set.of(role)).contains(permission);
    }
}
