package dev.rollcall.rest.connection;

import static io.quarkus.vertx.http.runtime.options.HttpServerOptionsUtils.RANDOM_PORT_MANAGEMENT;

import dev.rollcall.setting.RollcallConfiguration;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts guards before each connection, on both ports. The framework has no setting and no hook for
 * connections before a request is complete. Every server, whatever its protocol, passes this class
 * when it begins to listen. Vert.x finds it by its service file.
 */
@RegisterForReflection // The doctor makes a Vert.x of its own, which loads this class by its name.
public final class GuardedTransport extends JDKTransport implements VertxServiceProvider {

    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 2 * 1024;

    /** The largest read. Bytes that wait are held for each connection, so it is small. */
    private static final int LARGEST_READ = 16 * 1024;

    /**
     * The system's send buffer of each connection. By default it grows to megabytes, which count as
     * the container's memory.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    private final ServingLoops loops = new ServingLoops();

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(this);
    }

    @Override
    public void configure(
            NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        RollcallConfiguration.Limits limits =
                config.getConfigMapping(RollcallConfiguration.class).limits();
        boolean management =
                isOfManagement(
                        options.getPort(),
                        config.getValue("quarkus.management.port", Integer.class));
        if (management) {
            loops.keepForManagement(bootstrap.config().childGroup());
        }
        bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        bootstrap.childOption(
                ChannelOption.RCVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ));
        bootstrap.handler(
                new ConnectionLimiter(
                        bootstrap.config(),
                        loops,
                        management,
                        management
                                ? ConnectionLimits.ofManagement(limits)
                                : ConnectionLimits.ofService(limits),
                        management ? () -> false : ending()));
    }

    /** A server without the service, as in a test, has no such object. */
    private static BooleanSupplier ending() {
        ArcContainer objects = Arc.container();
        return objects == null ? () -> false : objects.instance(ServiceEnd.class).get();
    }

    /** The framework replaces 0, which means any free port, by a number of its own. */
    static boolean isOfManagement(int port, int configured) {
        return port == (configured == 0 ? RANDOM_PORT_MANAGEMENT : configured);
    }

    /**
     * Knows whether a process that has to end still takes requests. The framework waits until no
     * request is in progress, and counts new ones, too. So clients that go on sending would keep it
     * alive for as long as it may wait.
     */
    @Singleton
    static class ServiceEnd implements BooleanSupplier {

        private final Duration delay;
        private final LongSupplier nanos;
        private volatile Optional<Long> begun = Optional.empty();

        @Inject
        ServiceEnd(@ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
            this(delay, System::nanoTime);
        }

        ServiceEnd(Duration delay, LongSupplier nanos) {
            this.delay = delay;
            this.nanos = nanos;
        }

        void announce(@Observes ShutdownDelayInitiatedEvent event) {
            begun = Optional.of(nanos.getAsLong());
        }

        /** Whether the delay has passed, so that only requests in progress are served. */
        @Override
        public boolean getAsBoolean() {
            return begun.filter(at -> nanos.getAsLong() - at >= delay.toNanos()).isPresent();
        }
    }
}
