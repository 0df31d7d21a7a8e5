package dev.rollcall.mongo.user;

import dev.rollcall.caller.CallerStore;
import dev.rollcall.caller.HashedToken;
import dev.rollcall.kept.Kept;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Implements the port of authentication with the repositories. */
@WorkspaceScoped
class MongoCallerStore implements CallerStore {

    /** The fields that decide a caller's rights, and whether a request addresses the caller. */
    private static final List<UserField> IDENTITY =
            List.of(
                    UserField.USERNAME,
                    UserField.ROLES,
                    UserField.EMAILS,
                    UserField.IMPORT_IDS,
                    UserField.FREE_SWITCH_EXTENSION);

    /** Each is a projection of the own record, of which there are a few. */
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

    @Override
    public Uni<Optional<Identified>> byLoginToken(
            String userId, HashedToken token, Projection own) {
        return turns.during(
                        userId,
                        () ->
                                users.findByIdAndTokenHash(
                                        userId, token.value(), projections.of(own)))
                .map(found -> found.map(MongoCallerStore::identified));
    }

    @Override
    public Uni<Optional<Identified>> byAccessToken(String accessToken, Projection own) {
        // The token itself is not kept; its hash identifies its holder.
        String claimed = HashedToken.of(accessToken).value();
        return turns.during(claimed, () -> holderOf(accessToken, projections.of(own)))
                .map(found -> found.map(MongoCallerStore::identified));
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
        for (UserField field : IDENTITY) {
            all = all.with(field, Representation.PLAIN);
        }
        return all;
    }

    private static Identified identified(StoredUser user) {
        return new Identified(UserMapping.caller(user), user);
    }
}
