package dev.rollcall.rest;

import dev.rollcall.api.MeApi;
import dev.rollcall.api.model.Me;
import dev.rollcall.caller.Credentials;
import dev.rollcall.directory.DirectoryFailure.Unauthenticated;
import dev.rollcall.directory.ReadProfile;
import dev.rollcall.rest.parameter.QueryString;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The resource of me. It ignores all parameters, but the query string has to be readable. */
public class MeResource implements MeApi {

    private final CurrentVertxRequest request;
    private final ReadProfile readProfile;
    private final RateLimiter limiter;

    public MeResource(CurrentVertxRequest request, ReadProfile readProfile, RateLimiter limiter) {
        this.request = request;
        this.readProfile = readProfile;
        this.limiter = limiter;
    }

    @Override
    public Uni<Me> getMe() {
        RoutingContext context = request.getCurrent();
        Credentials credentials = OfferedCredentials.of(context.request());
        return readProfile
                .authenticate(credentials)
                .onFailure(Unauthenticated.class)
                .transform(refused -> limiter.refusal(refused, context))
                .invoke(
                        session -> {
                            QueryString.parse(ApiGate.query(context));
                            limiter.admit(Endpoint.ME, session, context);
                        })
                .map(readProfile::read)
                .map(ProfileRendering::model);
    }
}
