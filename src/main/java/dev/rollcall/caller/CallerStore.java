package dev.rollcall.caller;

import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Looks up who holds a token; nothing is cached, so that a revoked token fails at once. The same
 * look-up brings what else is to be known of the caller's own record. Fails with {@link
 * dev.rollcall.user.StoreUnavailableException} where the workspace's database does not answer.
 */
public interface CallerStore {

    /** The user who has both this id and, among the login tokens, this one. */
    Uni<Optional<Identified>> byLoginToken(String userId, HashedToken token, Projection own);

    /** The active user to whom this OAuth access token was given, unless it has expired. */
    Uni<Optional<Identified>> byAccessToken(String accessToken, Projection own);

    /** A caller, and of the caller's own record what was asked for. */
    record Identified(Caller caller, StoredUser own) {}
}
