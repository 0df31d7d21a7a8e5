package dev.rollcall.rest.connection;

import dev.rollcall.collapse.Collapse;
import io.netty.bootstrap.ServerBootstrapConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Bounds the connections of one port: one more is closed at once. Otherwise the process could run
 * out of file handles, and then neither the database nor the probes could connect.
 */
@RegisterForReflection // Netty looks up by reflection which events a handler wants, also in a
// native executable.
public final class ConnectionLimiter extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(ConnectionLimiter.class);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ServerBootstrapConfig server;
    private final ServingLoops loops;
    private final boolean management;
    private final ConnectionLimits limits;
    private final AtomicInteger open = new AtomicInteger();
    private long lastWarning = System.nanoTime() - QUIET_NANOS;

    ConnectionLimiter(
            ServerBootstrapConfig server,
            ServingLoops loops,
            boolean management,
            ConnectionLimits limits) {
        this.server = server;
        this.loops = loops;
        this.management = management;
        this.limits = limits;
    }

    /**
     * Registers the connection as the server's own acceptor would, but on the loop that {@link
     * ServingLoops} chooses.
     */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel connection = (Channel) message;
        if (open.get() >= limits.connections()) {
            connection.unsafe().closeForcibly();
            warn("A connection was refused: there are %d already", limits.connections());
            return;
        }
        open.incrementAndGet();
        connection.closeFuture().addListener(closed -> open.decrementAndGet());
        server.childOptions().forEach((option, value) -> set(connection, option, value));
        connection.pipeline().addLast(new ReadingGate(limits, management));
        connection.pipeline().addLast(server.childHandler());
        loops.next(server.childGroup(), management)
                .register(connection)
                .addListener((ChannelFutureListener) ConnectionLimiter::closeUnregistered);
    }

    /** Pauses for a second after a failure to accept, such as a lack of file handles. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Collapse.ofMemory(cause);
        ChannelConfig config = ctx.channel().config();
        if (config.isAutoRead()) {
            config.setAutoRead(false);
            ctx.executor().schedule(() -> config.setAutoRead(true), 1, TimeUnit.SECONDS);
        }
        warn("A connection could not be accepted (%s)", cause.getClass().getSimpleName());
    }

    private static void closeUnregistered(ChannelFuture registration) {
        if (!registration.isSuccess()) {
            registration.channel().unsafe().closeForcibly();
        }
    }

    @SuppressWarnings("unchecked")
    private static void set(Channel connection, ChannelOption<?> option, Object value) {
        connection.config().setOption((ChannelOption<Object>) option, value);
    }

    /** Logs at most once a minute, so that a flood of the port does not flood the log. */
    private void warn(String text, Object argument) {
        long now = System.nanoTime();
        if (now - lastWarning >= QUIET_NANOS) {
            lastWarning = now;
            LOG.warnf(text, argument);
        }
    }
}
