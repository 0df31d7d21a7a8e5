package dev.rollcall.rest;

import dev.rollcall.api.UsersApi;
import dev.rollcall.api.model.UserInfoResponse;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.FindUser;
import dev.rollcall.directory.FindUser.UserLookup;
import dev.rollcall.directory.ListUsers;
import dev.rollcall.directory.ListUsers.ListGuard;
import dev.rollcall.directory.ListUsers.ListRequest;
import dev.rollcall.directory.UserPage;
import dev.rollcall.directory.failure.DirectoryFailure.Unauthenticated;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.answer.AccessLog;
import dev.rollcall.rest.answer.UntakenAnswers;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.limit.RateLimiter;
import dev.rollcall.rest.list.ListOpening;
import dev.rollcall.rest.list.UserListBody;
import dev.rollcall.rest.list.UserListBody.ListTerms;
import dev.rollcall.rest.parameter.QueryString;
import dev.rollcall.rest.rendering.UserInfoRendering;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.rest.request.OfferedCredentials;
import dev.rollcall.rest.request.RequestId;
import dev.rollcall.signal.Outcomes;
import dev.rollcall.stream.StreamedList;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The resource of users.info and users.list. The generated methods have no arguments, because
 * arguments could carry neither repeated parameters nor upstream's messages; the raw query string
 * is parsed instead.
 */
public class UsersResource implements UsersApi {

    private final CurrentVertxRequest request;
    private final WorkspaceChoice workspaces;
    private final Outcomes outcomes;

    public UsersResource(
            CurrentVertxRequest request, WorkspaceChoice workspaces, Outcomes outcomes) {
        this.request = request;
        this.workspaces = workspaces;
        this.outcomes = outcomes;
    }

    @Override
    public Uni<UserInfoResponse> getUserInfo() {
        RoutingContext context = request.getCurrent();
        Entrance entrance = workspaces.of(context);
        FindUser findUser = entrance.findUser();
        RateLimiter limiter = entrance.requests().limiter();
        RequestParameters<UserLookup> lookup =
                RequestParameters.read(ApiGate.query(context), entrance.lookupParameters()::read);
        Credentials credentials = OfferedCredentials.of(context.request());
        return Uni.createFrom()
                .deferred(() -> findUser.authenticate(credentials, lookup.ifValid()))
                .onFailure(Unauthenticated.class)
                .transform(refused -> limiter.refusal(refused, context))
                .invoke(session -> admit(limiter, Endpoint.USERS_INFO, session, lookup, context))
                .chain(
                        session ->
                                entrance.requests()
                                        .admission()
                                        .forOne(
                                                session,
                                                lookup.orThrow().withRooms(),
                                                () -> {
                                                    requireClient(context);
                                                    return findUser.find(session, lookup.orThrow());
                                                }))
                .map(
                        user ->
                                new UserInfoResponse()
                                        .user(UserInfoRendering.model(user))
                                        .success(true));
    }

    @Override
    public Uni<StreamedList> listUsers() {
        RoutingContext context = request.getCurrent();
        Entrance entrance = workspaces.of(context);
        ListUsers listUsers = entrance.listUsers();
        RateLimiter limiter = entrance.requests().limiter();
        RequestParameters<ListRequest> part =
                RequestParameters.read(ApiGate.query(context), entrance.listParameters()::read);
        Credentials credentials = OfferedCredentials.of(context.request());
        ListOpening opening = new ListOpening();
        context.addEndHandler(ended -> opening.requestEnded());
        return Uni.createFrom()
                .deferred(() -> listUsers.authenticate(credentials))
                .onFailure(Unauthenticated.class)
                .transform(refused -> limiter.refusal(refused, context))
                .invoke(session -> admit(limiter, Endpoint.USERS_LIST, session, part, context))
                .chain(
                        session ->
                                open(
                                        entrance,
                                        session,
                                        credentials,
                                        part.orThrow(),
                                        opening,
                                        context))
                .invoke(body -> finish(entrance, body, part.orThrow(), context))
                .map(StreamedList.class::cast);
    }

    /** Returns to the context of the request, because rows come on the driver's threads. */
    private Uni<UserListBody> open(
            Entrance entrance,
            Session session,
            Credentials credentials,
            ListRequest part,
            ListOpening opening,
            RoutingContext context) {
        ListUsers listUsers = entrance.listUsers();
        UserPage page = listUsers.list(session, part);
        ListGuard guard = listUsers.guard(credentials, session);
        boolean bounded = page.cost() != UserPage.Cost.UNBOUNDED;
        Context own = context.vertx().getOrCreateContext();
        return entrance.requests()
                .admission()
                .forList(
                        session,
                        page,
                        release -> {
                            requireClient(context);
                            return UserListBody.of(
                                            page,
                                            new ListTerms(
                                                    RequestId.of(context),
                                                    bounded,
                                                    guard,
                                                    release,
                                                    rows -> sent(rows, context)),
                                            entrance.requests().readAhead())
                                    .emitOn(step -> own.runOnContext(ignored -> step.run()))
                                    .invoke(opening::opened);
                        });
    }

    /**
     * Refuses a request whose client went away while it waited. A client that resets its requests
     * at once could otherwise have the database answer more of them than it may have running.
     */
    private static void requireClient(RoutingContext context) {
        if (context.response().closed()) {
            throw new RequestFailure.ClientGone();
        }
    }

    private void sent(long rows, RoutingContext context) {
        outcomes.sent(rows);
        AccessLog.rows(context, rows);
    }

    /** Checks the parameters after the caller; a call counts only after both checks. */
    private static void admit(
            RateLimiter limiter,
            Endpoint endpoint,
            Session session,
            RequestParameters<?> parameters,
            RoutingContext context) {
        parameters.orThrow();
        limiter.admit(endpoint, session, context);
        UntakenAnswers.remember(context, session.caller().id());
    }

    private static void finish(
            Entrance entrance, UserListBody body, ListRequest part, RoutingContext context) {
        if (part.usesDeprecatedParameters()) {
            warn(context.response(), entrance.answers().dialect());
        }
        // The framework does not write the body of a HEAD, so the reading has to be ended here.
        if (context.request().method().equals(HttpMethod.HEAD)) {
            body.close();
        }
    }

    /** Warns clients that use {@code query} or {@code fields}. */
    private static void warn(HttpServerResponse response, Dialect dialect) {
        response.putHeader("x-deprecation-type", "parameter-deprecation")
                .putHeader(
                        "x-deprecation-message", "The parameters query and fields are deprecated")
                .putHeader("x-deprecation-version", dialect.traits().deprecationVersion());
    }

    /**
     * Parsed parameters, or the failure to parse them, which is reported only after the caller is
     * authenticated.
     */
    static final class RequestParameters<T> {

        private final Optional<T> value;
        private final Optional<RuntimeException> failure;

        private RequestParameters(Optional<T> value, Optional<RuntimeException> failure) {
            this.value = value;
            this.failure = failure;
        }

        static <T> RequestParameters<T> read(
                String query, Function<Map<String, QueryString.Given>, T> reader) {
            try {
                return new RequestParameters<>(
                        Optional.of(reader.apply(QueryString.parse(query))), Optional.empty());
            } catch (RuntimeException invalid) {
                return new RequestParameters<>(Optional.empty(), Optional.of(invalid));
            }
        }

        Optional<T> ifValid() {
            return value;
        }

        T orThrow() {
            failure.ifPresent(
                    invalid -> {
                        throw invalid;
                    });
            return value.orElseThrow();
        }
    }
}
