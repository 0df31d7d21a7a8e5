package dev.rollcall.rest;

import dev.rollcall.api.MeApi;
import dev.rollcall.api.model.Me;
import dev.rollcall.caller.Credentials;
import dev.rollcall.directory.ReadProfile;
import dev.rollcall.directory.failure.DirectoryFailure.Unauthenticated;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.rest.answer.UntakenAnswers;
import dev.rollcall.rest.limit.RateLimiter;
import dev.rollcall.rest.parameter.QueryString;
import dev.rollcall.rest.rendering.ProfileRendering;
import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.rest.request.OfferedCredentials;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The resource of me. It ignores all parameters, but the query string has to be readable. */
public class MeResource implements MeApi {

    private final CurrentVertxRequest request;
    private final WorkspaceChoice workspaces;

    public MeResource(CurrentVertxRequest request, WorkspaceChoice workspaces) {
        this.request = request;
        this.workspaces = workspaces;
    }

    @Override
    public Uni<Me> getMe() {
        RoutingContext context = request.getCurrent();
        Entrance entrance = workspaces.of(context);
        ReadProfile readProfile = entrance.readProfile();
        RateLimiter limiter = entrance.requests().limiter();
        Credentials credentials = OfferedCredentials.of(context.request());
        return readProfile
                .authenticate(credentials)
                .onFailure(Unauthenticated.class)
                .transform(refused -> limiter.refusal(refused, context))
                .invoke(
                        session -> {
                            QueryString.parse(ApiGate.query(context));
                            limiter.admit(Endpoint.ME, session, context);
                            UntakenAnswers.remember(context, session.caller().id());
                        })
                .map(readProfile::read)
                .map(ProfileRendering::model);
    }
}
