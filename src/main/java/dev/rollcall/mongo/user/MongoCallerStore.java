package dev.rollcall.mongo.user;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.CallerStore;
import dev.rollcall.caller.Credentials.HashedToken;
import dev.rollcall.kept.Kept;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Implements the port of authentication with the repositories. */
@WorkspaceScoped
class MongoCallerStore implements CallerStore {

    /** There are a few projections of the own record. */
    private static final int MOST_PROJECTIONS = 64;

    private final Kept<Projection, Projection> projections =
            new Kept<>(MOST_PROJECTIONS, MongoCallerStore::withIdentity);
    private final UserRepository users;
    private final AccessTokenRepository accessTokens;
    private final LoginTurns turns;

    MongoCallerStore(UserRepository users, AccessTokenRepository accessTokens, LoginTurns turns) {
        this.users = users;
        this.accessTokens = accessTokens;
        this.turns = turns;
    }

    /**
     * The token counts as the identity, and not the user id: everybody can send the id of a known
     * caller, and would wait among the known callers then.
     */
    @Override
    public Uni<Optional<StoredUser>> byLoginToken(
            String userId, HashedToken token, Projection own) {
        return turns.during(
                token.value(),
                () -> users.findByIdAndTokenHash(userId, token.value(), projections.of(own)));
    }

    @Override
    public Uni<Optional<StoredUser>> byAccessToken(String accessToken, Projection own) {
        // The token itself is not kept; its hash identifies its holder.
        String claimed = HashedToken.of(accessToken).value();
        return turns.during(claimed, () -> holderOf(accessToken, projections.of(own)));
    }

    private Uni<Optional<StoredUser>> holderOf(String accessToken, Projection projection) {
        return accessTokens
                .findUserId(accessToken, Instant.now())
                .chain(
                        userId ->
                                userId.map(id -> users.findActiveById(id, projection))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Projection withIdentity(Projection own) {
        Projection all = own;
        for (UserField field : Caller.FIELDS) {
            all = all.with(field, Representation.PLAIN);
        }
        return all;
    }
}
