package dev.rollcall.caller;

import dev.rollcall.caller.Credentials.HashedToken;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Finds the user who holds a token. Nothing is cached, so a revoked token fails at once. The same
 * look-up returns the fields that {@link Caller#of} reads and the requested ones of the caller's
 * own record. Fails with {@link dev.rollcall.user.StoreUnavailableException} if the workspace's
 * database does not answer.
 */
public interface CallerStore {

    /** The user who has this id and this login token. */
    Uni<Optional<StoredUser>> byLoginToken(String userId, HashedToken token, Projection own);

    /** The active user to whom this OAuth access token was given, unless it has expired. */
    Uni<Optional<StoredUser>> byAccessToken(String accessToken, Projection own);
}
