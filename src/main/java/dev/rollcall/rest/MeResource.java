package dev.rollcall.rest;

import dev.rollcall.api.MeApi;
import dev.rollcall.api.model.Me;
import dev.rollcall.caller.Credentials;
import dev.rollcall.directory.ReadProfile;
import dev.rollcall.rest.parameter.QueryString;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** me. Takes no parameters, and minds none, as long as the query string can be read. */
public class MeResource implements MeApi {

    private final RoutingContext context;
    private final ReadProfile readProfile;
    private final RateLimiter limiter;

    public MeResource(RoutingContext context, ReadProfile readProfile, RateLimiter limiter) {
        this.context = context;
        this.readProfile = readProfile;
        this.limiter = limiter;
    }

    @Override
    public Uni<Me> getMe() {
        Credentials credentials = OfferedCredentials.of(context.request());
        return readProfile
                .authenticate(credentials)
                .invoke(
                        session -> {
                            QueryString.parse(ApiGate.query(context));
                            limiter.admit(Endpoint.ME, session, context);
                        })
                .map(readProfile::read)
                .map(ProfileRendering::model);
    }
}
