package dev.rollcall.mongo.workspace;

import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.SettingDocument;
import dev.rollcall.mongo.document.StoredDocument.TreeValues;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.workspace.WorkspaceStore;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;

/** The queries on settings. They read values only, and only of settings that this service uses. */
@WorkspaceScoped
class SettingRepository
        implements WorkspaceStore, ReactivePanacheMongoRepositoryBase<SettingDocument, String> {

    private static final String ID = "_id";
    private static final String VALUE = "value";

    private final WorkspaceDatabase database;
    private final Commands commands;

    SettingRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    @Override
    public Uni<Map<String, Object>> settings(Set<String> names, String prefix) {
        return Uni.combine()
                .all()
                .unis(
                        values(WorkspaceQueries.settings(names)),
                        values(WorkspaceQueries.settingsFrom(prefix)))
                .with(SettingRepository::together);
    }

    private static Map<String, Object> together(
            Map<String, Object> some, Map<String, Object> others) {
        Map<String, Object> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }

    @Override
    public <T> Uni<T> untilLoss(Uni<T> awaited) {
        return commands.untilLoss(awaited);
    }

    private Uni<Map<String, Object>> values(Bson filter) {
        return commands.patient(
                database.own(mongoCollection())
                        .find(
                                filter,
                                commands.findForAll()
                                        .projection(WorkspaceQueries.VALUE)
                                        .sort(WorkspaceQueries.BY_ID))
                        .collect()
                        .in(LinkedHashMap::new, SettingRepository::add));
    }

    private static void add(Map<String, Object> values, SettingDocument setting) {
        if (setting.tree().containsKey(VALUE)) {
            values.put(TreeValues.text(setting.tree(), ID).orElse(""), setting.tree().get(VALUE));
        }
    }
}
