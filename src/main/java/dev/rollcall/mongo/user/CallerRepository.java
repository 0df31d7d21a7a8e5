package dev.rollcall.mongo.user;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.CallerStore;
import dev.rollcall.caller.Credentials.HashedToken;
import dev.rollcall.kept.Kept;
import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.document.StoredDocument.AccessTokenDocument;
import dev.rollcall.mongo.document.StoredDocument.TreeValues;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks up the holder of a token. Login tokens are stored with their users, OAuth access tokens in
 * a collection of their own.
 */
@WorkspaceScoped
public class CallerRepository
        implements CallerStore, ReactivePanacheMongoRepositoryBase<AccessTokenDocument, String> {

    /** There are a few projections of the own record. */
    private static final int MOST_PROJECTIONS = 64;

    private final Kept<Projection, Projection> projections =
            new Kept<>(MOST_PROJECTIONS, CallerRepository::withIdentity);
    private final UserRepository users;
    private final LoginTurns turns;
    private final WorkspaceDatabase database;
    private final Commands commands;

    CallerRepository(
            UserRepository users, LoginTurns turns, WorkspaceDatabase database, Commands commands) {
        this.users = users;
        this.turns = turns;
        this.database = database;
        this.commands = commands;
    }

    /**
     * The token counts as the identity, and not the user id that the request names: everybody can
     * send the id of a known caller, and would wait among the known callers then.
     */
    @Override
    public Uni<Optional<StoredUser>> byLoginToken(
            String userId, HashedToken token, Projection own) {
        return turns.during(
                token.value(),
                isRecordWanted(own),
                () -> users.findByIdAndTokenHash(userId, token.value(), projections.of(own)));
    }

    @Override
    public Uni<Optional<StoredUser>> byAccessToken(String accessToken, Projection own) {
        // The token itself is not kept; its hash identifies its holder.
        String claimed = HashedToken.of(accessToken).value();
        return turns.during(
                claimed, isRecordWanted(own), () -> holderOf(accessToken, projections.of(own)));
    }

    private static boolean isRecordWanted(Projection own) {
        return !own.fields().isEmpty();
    }

    private Uni<Optional<StoredUser>> holderOf(String accessToken, Projection projection) {
        return userId(accessToken)
                .chain(
                        userId ->
                                userId.map(id -> users.findActiveById(id, projection))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** The id of the user whose token this is, unless it has expired. */
    private Uni<Optional<String>> userId(String accessToken) {
        return commands.guarded(
                database.own(mongoCollection())
                        .find(
                                WorkspaceQueries.accessToken(accessToken, Instant.now()),
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

    private static Projection withIdentity(Projection own) {
        Projection all = own;
        for (UserField field : Caller.FIELDS) {
            all = all.with(field, Representation.PLAIN);
        }
        return all;
    }
}
