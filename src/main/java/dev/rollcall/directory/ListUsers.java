package dev.rollcall.directory;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.directory.query.FieldsGrammar;
import dev.rollcall.directory.query.FilterGrammar;
import dev.rollcall.directory.query.JsonParameter;
import dev.rollcall.directory.query.Paging;
import dev.rollcall.directory.query.SortGrammar;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserStore.UserLists;
import dev.rollcall.visibility.Disclosure;
import dev.rollcall.visibility.FieldChoice;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.OperationGrant;
import dev.rollcall.visibility.VisibilityPolicy;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace.Settings;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists a part of the workspace's users in an order, for users.list. Callers need the permission
 * {@code view-d-room}.
 */
@WorkspaceScoped
public class ListUsers {

    private static final String OUTSIDE_ROOM_RULE =
            "API_Apply_permission_view-outside-room_on_users-list";

    private final Authentication authentication;
    private final UserLists users;
    private final VisibilityPolicy policy;
    private final LiveWorkspace workspace;

    ListUsers(
            Authentication authentication,
            UserLists users,
            VisibilityPolicy policy,
            LiveWorkspace workspace) {
        this.authentication = authentication;
        this.users = users;
        this.policy = policy;
        this.workspace = workspace;
    }

    /**
     * The session of the credentials, if they may list users. Fails with {@link
     * DirectoryFailure.Unauthenticated} or {@link DirectoryFailure.DirectRoomsRefused}.
     */
    public Uni<Session> authenticate(Credentials credentials) {
        return authentication
                .authenticate(credentials, Projection.NOTHING)
                .invoke(
                        session -> {
                            if (!OperationGrant.LIST.admits(session)) {
                                throw new DirectoryFailure.DirectRoomsRefused();
                            }
                        });
    }

    /**
     * The requested part of the list. Parameters are checked in upstream's order: the form of each,
     * then the right to search by address, then the names in the query.
     *
     * @throws DirectoryFailure.NotPermitted if the caller lacks another permission
     * @throws DirectoryFailure.InvalidJsonParameter if a parameter has a wrong form
     * @throws DirectoryFailure.InvalidFilter if the query names a field that is not allowed
     */
    public UserPage list(Session session, ListRequest request) {
        Settings settings = workspace.current().settings();
        requireOutsideRoom(session, settings);
        Map<String, Boolean> directions = SortGrammar.directions(request.sort());
        FieldChoice choice = request.fields().map(FieldsGrammar::choice).orElse(FieldChoice.NONE);
        request.query().ifPresent(JsonParameter::object);
        Disclosure disclosure =
                policy.disclosure(
                        Operation.LIST,
                        session,
                        Relation.OTHER,
                        workspace.current().rules(),
                        choice);
        UserQuery query = query(session, request, directions, settings, disclosure);
        UserPage.Cost cost = cost(query);
        return new UserPage(
                users.list(query, disclosure.projection())
                        .map(disclosure::reveal)
                        .onFailure(failure -> isOfTheCaller(failure, cost))
                        .transform(failure -> new DirectoryFailure.TooSlow()),
                cost,
                query.offset(),
                users.count(query.filter())
                        .onFailure(failure -> isOfTheCaller(failure, cost))
                        .transform(failure -> new DirectoryFailure.TooSlow()));
    }

    private UserPage.Cost cost(UserQuery query) {
        if (query.limit().isEmpty()) {
            return UserPage.Cost.UNBOUNDED;
        }
        return users.isServedByIndex(query) ? UserPage.Cost.LOW : UserPage.Cost.HIGH;
    }

    private static boolean isOfTheCaller(Throwable failure, UserPage.Cost cost) {
        return cost == UserPage.Cost.HIGH
                && failure instanceof StoreUnavailableException unavailable
                && unavailable.reason() == UnavailableReason.COMMAND_LIMIT;
    }

    /**
     * Checks a running list again: the credentials must still be valid, and give every right that
     * they gave when the list began, under the same rules. It fails as a new request would, or with
     * {@link DirectoryFailure.RightsChanged} if a new request would show something else.
     */
    public ListGuard guard(Credentials credentials, Session begun) {
        WorkspaceRules first = workspace.current().rules();
        return () ->
                authenticate(credentials)
                        .invoke(now -> requireTheSame(begun, now, first))
                        .replaceWithVoid();
    }

    private void requireTheSame(Session begun, Session now, WorkspaceRules first) {
        requireOutsideRoom(now, workspace.current().settings());
        if (!now.caller().id().equals(begun.caller().id())
                || !now.permissions().containsAll(begun.permissions())
                || !workspace.current().rules().equals(first)) {
            throw new DirectoryFailure.RightsChanged();
        }
    }

    private static void requireOutsideRoom(Session session, Settings settings) {
        if (settings.flag(OUTSIDE_ROOM_RULE, false)
                && !OperationGrant.LIST_OF_OUTSIDERS.admits(session)) {
            throw new DirectoryFailure.NotPermitted("the whole list");
        }
    }

    private UserQuery query(
            Session session,
            ListRequest request,
            Map<String, Boolean> directions,
            Settings settings,
            Disclosure disclosure) {
        Optional<UserFilter> email = request.email().map(address -> withEmail(address, session));
        UserFilter filter = FilterGrammar.filter(request.query(), disclosure);
        return new UserQuery(
                email.<UserFilter>map(part -> new UserFilter.AllOf(List.of(part, filter)))
                        .orElse(filter),
                SortGrammar.order(directions, disclosure),
                request.paging().offset(),
                request.paging().limit(settings),
                session.caller().id());
    }

    private UserFilter withEmail(String address, Session session) {
        if (!policy.opensListFilter(UserField.EMAILS, session)) {
            throw new DirectoryFailure.NotPermitted("a list by address");
        }
        return new UserFilter.WithEmail(address);
    }

    /**
     * The parsed parameters of a request for a list. {@code fields} and {@code query} are present
     * only if they are honoured.
     */
    public record ListRequest(
            Paging paging,
            Optional<JsonParameter> sort,
            Optional<JsonParameter> fields,
            Optional<JsonParameter> query,
            Optional<String> email) {

        /** Whether the request uses a parameter that upstream has deprecated. */
        public boolean usesDeprecatedParameters() {
            return fields.isPresent() || query.isPresent();
        }
    }

    /** Checks again whether a running list may go on. */
    public interface ListGuard {

        /** Fails if the list may not go on, or if that is unknown at the moment. */
        Uni<Void> judge();
    }
}
