package dev.rollcall.rest.connection;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Gives the servers of the framework their {@link GuardedTransport}, which they find by this name.
 */
public final class GuardedTransportProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new GuardedTransport());
    }
}
