package dev.rollcall.mongo.workspace;

import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.workspace.WorkspaceStore;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Implements the port of permissions and settings with the repositories. */
@WorkspaceScoped
class MongoWorkspaceStore implements WorkspaceStore {

    private final PermissionRepository permissions;
    private final SettingRepository settings;
    private final Commands commands;

    MongoWorkspaceStore(
            PermissionRepository permissions, SettingRepository settings, Commands commands) {
        this.permissions = permissions;
        this.settings = settings;
        this.commands = commands;
    }

    @Override
    public Uni<Map<String, Set<String>>> rolesByPermission(Set<String> permissionIds) {
        return permissions.findRoles(permissionIds);
    }

    @Override
    public Uni<Map<String, Object>> settings(Set<String> names, String prefix) {
        return Uni.combine()
                .all()
                .unis(settings.findByNames(names), settings.findByPrefix(prefix))
                .with(MongoWorkspaceStore::together);
    }

    @Override
    public <T> Uni<T> untilLoss(Uni<T> awaited) {
        return commands.untilLoss(awaited);
    }

    private static Map<String, Object> together(
            Map<String, Object> some, Map<String, Object> others) {
        Map<String, Object> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }
}
