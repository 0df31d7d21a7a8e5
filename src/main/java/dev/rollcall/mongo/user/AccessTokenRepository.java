package dev.rollcall.mongo.user;

import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.AccessTokenDocument;
import dev.rollcall.mongo.document.StoredDocument.TreeValues;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.scope.WorkspaceScoped;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** The queries on OAuth access tokens. */
@WorkspaceScoped
public class AccessTokenRepository
        implements ReactivePanacheMongoRepositoryBase<AccessTokenDocument, String> {

    private final WorkspaceDatabase database;
    private final Commands commands;

    AccessTokenRepository(WorkspaceDatabase database, Commands commands) {
        this.database = database;
        this.commands = commands;
    }

    /**
     * The id of the user whose token this is, unless it has expired. A token whose end is missing,
     * null or 0 never expires.
     */
    Uni<Optional<String>> findUserId(String accessToken, Instant now) {
        return commands.guarded(
                database.own(mongoCollection())
                        .find(
                                WorkspaceQueries.accessToken(accessToken, now),
                                commands.find().projection(WorkspaceQueries.HOLDER).limit(1))
                        .toUni()
                        .map(
                                found ->
                                        Optional.ofNullable(found)
                                                .flatMap(
                                                        token ->
                                                                TreeValues.text(
                                                                        token.tree(), "userId"))));
    }
}
