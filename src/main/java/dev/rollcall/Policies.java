package dev.rollcall;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.visibility.VisibilityPolicy;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes the dialect and the policy, which know nothing of configuration, out of the configuration.
 * Both are made at the start, so that a dialect of another name or a field without a rule ends the
 * start instead of failing each request.
 */
@Startup
@Singleton
final class Policies {

    private final Dialect dialect;
    private final VisibilityPolicy policy;

    Policies(RollcallConfiguration configuration) {
        this.dialect = Dialect.named(configuration.compatibility());
        this.policy = new VisibilityPolicy(dialect);
    }

    @Produces
    @Singleton
    Dialect dialect() {
        return dialect;
    }

    @Produces
    @Singleton
    VisibilityPolicy policy() {
        return policy;
    }
}
