package dev.rollcall.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.rollcall.scope.WorkspaceScoped;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;

/**
 * The queries on settings. Only values are read, and only of settings that this service follows.
 */
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
        return values(Filters.in(ID, names));
    }

    /** A range of names, since an index serves it on every server. */
    Uni<Map<String, Object>> findByPrefix(String prefix) {
        return values(
                Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + Character.MAX_VALUE)));
    }

    private Uni<Map<String, Object>> values(Bson filter) {
        return commands.patient(
                database.own(mongoCollection())
                        .find(
                                filter,
                                commands.find()
                                        .projection(Projections.include(VALUE))
                                        .sort(Sorts.ascending(ID)))
                        .collect()
                        .in(LinkedHashMap::new, SettingRepository::add));
    }

    private static void add(Map<String, Object> values, SettingDocument setting) {
        if (setting.tree().containsKey(VALUE)) {
            values.put(Trees.text(setting.tree(), ID).orElse(""), setting.tree().get(VALUE));
        }
    }
}
