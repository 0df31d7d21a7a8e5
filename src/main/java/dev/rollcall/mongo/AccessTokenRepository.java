package dev.rollcall.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.rollcall.scope.WorkspaceScoped;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.conversions.Bson;

/** The queries on OAuth access tokens. */
@WorkspaceScoped
class AccessTokenRepository
        implements ReactivePanacheMongoRepositoryBase<AccessTokenDocument, String> {

    private final WorkspaceDatabase database;
    private final Commands commands;

    AccessTokenRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    /**
     * The id of the user to whom a token was given that has not expired. One without an end, which
     * is also stored as null or as 0, never does.
     */
    Uni<Optional<String>> findUserId(String accessToken, Instant now) {
        Bson unexpired =
                Filters.or(
                        Filters.eq("expires", null),
                        Filters.eq("expires", 0),
                        Filters.gt("expires", Date.from(now)));
        return commands.guarded(
                database.own(mongoCollection())
                        .find(
                                Filters.and(Filters.eq("accessToken", accessToken), unexpired),
                                commands.find().projection(Projections.include("userId")).limit(1))
                        .toUni()
                        .map(
                                found ->
                                        Optional.ofNullable(found)
                                                .flatMap(
                                                        token ->
                                                                Trees.text(
                                                                        token.tree(), "userId"))));
    }
}
