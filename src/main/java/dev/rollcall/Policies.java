package dev.rollcall;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.visibility.VisibilityPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes the dialect and the policy, which know nothing of configuration, out of the configuration.
 */
@Singleton
final class Policies {

    private final Dialect dialect;

    Policies(RollcallConfiguration configuration) {
        this.dialect = Dialect.named(configuration.compatibility());
    }

    @Produces
    @Singleton
    Dialect dialect() {
        return dialect;
    }

    @Produces
    @Singleton
    VisibilityPolicy policy() {
        return new VisibilityPolicy(dialect);
    }
}
