package dev.rollcall.mongo.workspace;

import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.SettingDocument;
import dev.rollcall.mongo.document.TreeValues;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.scope.WorkspaceScoped;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;

/** The queries on settings. They read values only, and only of settings that this service uses. */
@WorkspaceScoped
class SettingRepository implements ReactivePanacheMongoRepositoryBase<SettingDocument, String> {

    private static final String ID = "_id";
    private static final String VALUE = "value";

    private final WorkspaceDatabase database;
    private final Commands commands;

    SettingRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    Uni<Map<String, Object>> findByNames(Set<String> names) {
        return values(WorkspaceQueries.settings(names));
    }

    Uni<Map<String, Object>> findByPrefix(String prefix) {
        return values(WorkspaceQueries.settingsFrom(prefix));
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
