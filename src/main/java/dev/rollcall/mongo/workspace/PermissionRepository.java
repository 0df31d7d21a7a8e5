package dev.rollcall.mongo.workspace;

import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.PermissionDocument;
import dev.rollcall.mongo.document.StoredDocument.TreeValues;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.workspace.WorkspaceStore;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The queries on permissions. */
@WorkspaceScoped
class PermissionRepository
        implements WorkspaceStore.Permissions,
                ReactivePanacheMongoRepositoryBase<PermissionDocument, String> {

    private final WorkspaceDatabase database;
    private final Commands commands;

    PermissionRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    @Override
    public Uni<Map<String, Set<String>>> rolesByPermission(Set<String> permissionIds) {
        return commands.patient(
                database.own(mongoCollection())
                        .find(
                                WorkspaceQueries.permissions(permissionIds),
                                commands.findForAll().projection(WorkspaceQueries.ROLES))
                        .collect()
                        .in(
                                () -> new HashMap<String, Set<String>>(),
                                (all, document) ->
                                        all.put(
                                                TreeValues.text(document.tree(), "_id").orElse(""),
                                                roles(document)))
                        .map(Map::copyOf));
    }

    private static Set<String> roles(PermissionDocument document) {
        return TreeValues.list(document.tree().get("roles"))
                .map(TreeValues::texts)
                .orElse(List.of())
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
