package dev.rollcall.rest;

import dev.rollcall.api.UsersApi;
import dev.rollcall.api.model.UserInfoResponse;
import dev.rollcall.caller.Credentials;
import dev.rollcall.caller.Session;
import dev.rollcall.directory.DirectoryFailure.Unauthenticated;
import dev.rollcall.directory.FindUser;
import dev.rollcall.directory.ListGuard;
import dev.rollcall.directory.ListRequest;
import dev.rollcall.directory.ListUsers;
import dev.rollcall.directory.UserLookup;
import dev.rollcall.directory.UserPage;
import dev.rollcall.rest.parameter.UserListParameters;
import dev.rollcall.rest.parameter.UserLookupParameters;
import dev.rollcall.signal.Outcomes;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * The resource of users.info and users.list. The generated methods have no arguments, because
 * arguments could carry neither repeated parameters nor upstream's messages; the raw query string
 * is parsed instead.
 */
public class UsersResource implements UsersApi {

    private final CurrentVertxRequest request;
    private final FindUser findUser;
    private final ListUsers listUsers;
    private final UserLookupParameters lookupParameters;
    private final UserListParameters listParameters;
    private final RateLimiter limiter;
    private final Admission admission;
    private final ReadAhead readAhead;
    private final DeprecationHeaders deprecation;
    private final Outcomes outcomes;

    public UsersResource(
            CurrentVertxRequest request,
            FindUser findUser,
            ListUsers listUsers,
            UserLookupParameters lookupParameters,
            UserListParameters listParameters,
            RateLimiter limiter,
            Admission admission,
            ReadAhead readAhead,
            DeprecationHeaders deprecation,
            Outcomes outcomes) {
        this.request = request;
        this.findUser = findUser;
        this.listUsers = listUsers;
        this.lookupParameters = lookupParameters;
        this.listParameters = listParameters;
        this.limiter = limiter;
        this.admission = admission;
        this.readAhead = readAhead;
        this.deprecation = deprecation;
        this.outcomes = outcomes;
    }

    @Override
    public Uni<UserInfoResponse> getUserInfo() {
        RoutingContext context = request.getCurrent();
        RequestParameters<UserLookup> lookup =
                RequestParameters.read(ApiGate.query(context), lookupParameters::read);
        Credentials credentials = OfferedCredentials.of(context.request());
        return Uni.createFrom()
                .deferred(() -> findUser.authenticate(credentials, lookup.ifValid()))
                .onFailure(Unauthenticated.class)
                .transform(refused -> limiter.refusal(refused, context))
                .invoke(session -> admit(Endpoint.USERS_INFO, session, lookup, context))
                .chain(
                        session ->
                                admission.forOne(
                                        session, () -> findUser.find(session, lookup.orThrow())))
                .map(
                        user ->
                                new UserInfoResponse()
                                        .user(UserInfoRendering.model(user))
                                        .success(true));
    }

    @Override
    public Uni<UserListBody> listUsers() {
        RoutingContext context = request.getCurrent();
        RequestParameters<ListRequest> part =
                RequestParameters.read(ApiGate.query(context), listParameters::read);
        Credentials credentials = OfferedCredentials.of(context.request());
        return Uni.createFrom()
                .deferred(() -> listUsers.authenticate(credentials))
                .onFailure(Unauthenticated.class)
                .transform(refused -> limiter.refusal(refused, context))
                .invoke(session -> admit(Endpoint.USERS_LIST, session, part, context))
                .chain(session -> open(session, credentials, part.orThrow(), context))
                .invoke(body -> finish(body, part.orThrow(), context));
    }

    /** Returns to the context of the request, because rows come on the driver's threads. */
    private Uni<UserListBody> open(
            Session session, Credentials credentials, ListRequest part, RoutingContext context) {
        UserPage page = listUsers.list(session, part);
        ListGuard guard = listUsers.guard(credentials, session);
        boolean bounded = page.cost() != UserPage.Cost.UNBOUNDED;
        Context own = context.vertx().getOrCreateContext();
        return admission
                .forList(
                        session,
                        page,
                        release ->
                                UserListBody.of(
                                        page,
                                        new ListTerms(
                                                RequestId.of(context),
                                                bounded,
                                                guard,
                                                release,
                                                rows -> sent(rows, context)),
                                        readAhead))
                .emitOn(step -> own.runOnContext(ignored -> step.run()));
    }

    private void sent(long rows, RoutingContext context) {
        outcomes.sent(rows);
        AnswerReport.rows(context, rows);
    }

    /** Checks the parameters after the caller; a call counts only after both checks. */
    private void admit(
            Endpoint endpoint,
            Session session,
            RequestParameters<?> parameters,
            RoutingContext context) {
        parameters.orThrow();
        limiter.admit(endpoint, session, context);
    }

    private void finish(UserListBody body, ListRequest part, RoutingContext context) {
        if (part.usesDeprecatedParameters()) {
            deprecation.add(context.response());
        }
        // The framework does not write the body of a HEAD, so the reading has to be ended here.
        if (context.request().method().equals(HttpMethod.HEAD)) {
            body.close();
        }
    }
}
