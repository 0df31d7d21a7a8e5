package dev.rollcall.directory;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.CallerStore;
import dev.rollcall.caller.Credentials;
import dev.rollcall.caller.Credentials.HashedToken;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Authenticates a request. Only the token counts, not the account's state nor the token's age. */
@WorkspaceScoped
class Authentication {

    private final CallerStore callers;
    private final LiveWorkspace workspace;

    Authentication(CallerStore callers, LiveWorkspace workspace) {
        this.callers = callers;
        this.workspace = workspace;
    }

    /**
     * The session of these credentials, with the projected fields of the caller's own record. Fails
     * with {@link DirectoryFailure.Unauthenticated} if they prove nothing. If the rights are
     * unknown nobody can be served, so the database is not asked.
     */
    Uni<Session> authenticate(Credentials credentials, Projection own) {
        return workspace
                .fresh()
                .chain(known -> identify(credentials, own))
                .map(found -> found.orElseThrow(DirectoryFailure.Unauthenticated::new))
                .chain(
                        identified ->
                                workspace.fresh().map(known -> session(identified, own, known)));
    }

    private Uni<Optional<StoredUser>> identify(Credentials credentials, Projection own) {
        if (credentials instanceof Credentials.TokenPair pair) {
            return callers.byLoginToken(pair.userId(), HashedToken.of(pair.token()), own);
        }
        if (credentials instanceof Credentials.Bearer bearer) {
            return callers.byAccessToken(bearer.accessToken(), own);
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private static Session session(StoredUser found, Projection own, Workspace known) {
        Caller caller = Caller.of(found);
        return new Session(
                caller,
                known.roles().permissions(caller.roles()),
                own.fields().isEmpty() ? Optional.empty() : Optional.of(found));
    }
}
