package dev.rollcall;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.visibility.VisibilityPolicy;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes the dialect and the visibility policy from the configuration, since neither knows of
 * configuration. Both are made at the start: an unknown dialect or a field without a rule then ends
 * the start, and does not fail each request.
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
