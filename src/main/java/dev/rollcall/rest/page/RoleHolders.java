package dev.rollcall.rest.page;

import dev.rollcall.explain.Holders;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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
                roles.byPermission(),
                (role, permission) ->
                        new Roles(Map.of(permission, Set.of(role)), roles.guestsRestricted())
                                .permissions(Set.of(role))
                                .contains(permission));
    }
}
