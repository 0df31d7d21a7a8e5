package dev.rollcall.directory;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.user.UserStore;
import dev.rollcall.visibility.Disclosure;
import dev.rollcall.visibility.FieldChoice;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.LiveWorkspace;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/**
 * Finds one user by one key, for users.info. If the request addresses the caller by the caller's
 * own key, the answer is the caller's own record and never another one.
 */
@WorkspaceScoped
public class FindUser {

    private static final FieldChoice WITH_ROOMS =
            new FieldChoice(Map.of(UserField.ROOMS.path(), true));

    private final Authentication authentication;
    private final UserStore users;
    private final UserStore.Rooms rooms;
    private final VisibilityPolicy policy;
    private final LiveWorkspace workspace;

    FindUser(
            Authentication authentication,
            UserStore users,
            UserStore.Rooms rooms,
            VisibilityPolicy policy,
            LiveWorkspace workspace) {
        this.authentication = authentication;
        this.users = users;
        this.rooms = rooms;
        this.policy = policy;
        this.workspace = workspace;
    }

    /**
     * The session of the credentials. If they claim the id that is looked up, the look-up that
     * proves the token also returns the caller's own record. Nothing else is read before the token
     * is proved, because anybody can claim an id. A request for rooms may have to wait for them,
     * and a record can be large, so it is read with the rooms.
     */
    public Uni<Session> authenticate(Credentials credentials, Optional<UserLookup> lookup) {
        return workspace.fresh().chain(known -> authenticated(credentials, lookup));
    }

    private Uni<Session> authenticated(Credentials credentials, Optional<UserLookup> lookup) {
        Optional<UserLookup> own =
                lookup.filter(candidate -> !candidate.withRooms())
                        .filter(candidate -> asksForClaimedId(candidate.key(), credentials));
        return authentication.authenticate(
                credentials,
                own.map(asked -> ownDisclosure(asked).projection()).orElse(Projection.NOTHING));
    }

    private static boolean asksForClaimedId(UserKey key, Credentials credentials) {
        return credentials instanceof Credentials.TokenPair pair
                && key.kind() == UserKey.Kind.USER_ID
                && key.value().equals(pair.userId());
    }

    private Disclosure ownDisclosure(UserLookup lookup) {
        return policy.ownDisclosure(
                Operation.INFO, lookup.key().value(), workspace.current().rules(), choice(lookup));
    }

    /**
     * The user as the caller may see it. Fails with {@link DirectoryFailure.UserNotFound} if no
     * user has the key or the caller may not use this kind of key, and with {@link
     * DirectoryFailure.EmptySearch} if the key is empty.
     */
    public Uni<VisibleUser> find(Session session, UserLookup lookup) {
        UserKey key = lookup.key();
        if (key.value().isEmpty()) {
            return Uni.createFrom().failure(new DirectoryFailure.EmptySearch());
        }
        if (!policy.opensLookup(key, session)) {
            return Uni.createFrom().failure(new DirectoryFailure.UserNotFound());
        }
        return session.caller().isAddressedBy(key)
                ? findSelf(session, lookup)
                : findOther(session, lookup);
    }

    private Uni<VisibleUser> findSelf(Session session, UserLookup lookup) {
        Disclosure disclosure = disclosure(session, Relation.SELF, lookup);
        UserKey ownKey = new UserKey(UserKey.Kind.USER_ID, session.caller().id());
        Uni<Optional<StoredUser>> record =
                session.own()
                        .map(own -> Uni.createFrom().item(Optional.of(own)))
                        .orElseGet(() -> users.find(ownKey, disclosure.projection()));
        if (!disclosure.shows(UserField.ROOMS)) {
            return record.map(found -> revealed(found, disclosure));
        }
        return Uni.combine()
                .all()
                .unis(record, rooms.subscriptions(ownKey.value()))
                .with((found, own) -> revealed(found, disclosure).with(UserField.ROOMS, own));
    }

    private Uni<VisibleUser> findOther(Session session, UserLookup lookup) {
        Disclosure disclosure = disclosure(session, Relation.OTHER, lookup);
        return users.find(lookup.key(), disclosure.projection())
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(found)
                                        : findByOtherKey(lookup, disclosure))
                .map(found -> revealed(found, disclosure))
                .chain(this::withRooms);
    }

    /**
     * Tries a user id as a user name, and a user name as an id, if the first meaning finds nobody.
     */
    private Uni<Optional<StoredUser>> findByOtherKey(UserLookup lookup, Disclosure disclosure) {
        UserKey key = lookup.key();
        return switch (key.kind()) {
            case USER_ID ->
                    users.find(
                            new UserKey(UserKey.Kind.USERNAME, key.value()),
                            disclosure.projection());
            case USERNAME ->
                    users.find(
                            new UserKey(UserKey.Kind.USER_ID, key.value()),
                            disclosure.projection());
            case IMPORT_ID, EMAIL, FREE_SWITCH_EXTENSION -> Uni.createFrom().item(Optional.empty());
        };
    }

    private Uni<VisibleUser> withRooms(VisibleUser user) {
        if (!user.mayShow(UserField.ROOMS)) {
            return Uni.createFrom().item(user);
        }
        return rooms.subscriptions(user.id()).map(theirs -> user.with(UserField.ROOMS, theirs));
    }

    private Disclosure disclosure(Session session, Relation relation, UserLookup lookup) {
        return policy.disclosure(
                Operation.INFO, session, relation, workspace.current().rules(), choice(lookup));
    }

    private static FieldChoice choice(UserLookup lookup) {
        return lookup.withRooms() ? WITH_ROOMS : FieldChoice.NONE;
    }

    private static VisibleUser revealed(Optional<StoredUser> found, Disclosure disclosure) {
        return disclosure.reveal(found.orElseThrow(DirectoryFailure.UserNotFound::new));
    }

    /** The user that a request asks for, and whether rooms are included. */
    public record UserLookup(UserKey key, boolean withRooms) {}
}
