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
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Bounds the connections of one port. Otherwise the process could run out of file handles, and then
 * neither the database nor the probes could connect. If the service's port is full, one more is
 * closed at once. If the management port is full, one of the larger group is closed for it, either
 * of those with a request in progress or of those without: otherwise anybody who holds connections
 * open could keep the probes out.
 */
@RegisterForReflection // Netty looks up by reflection which events a handler wants, also in a
// native executable.
public final class ConnectionLimiter extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(ConnectionLimiter.class);
    private static final long PAUSE_MILLIS = 50;
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ServerBootstrapConfig server;
    private final ServingLoops loops;
    private final boolean management;
    private final ConnectionLimits limits;
    private final BooleanSupplier ending;
    private final OpenConnections<Channel> open =
            new OpenConnections<>(connection -> client(connection.remoteAddress()));
    private int leaving;
    private long lastWarning = System.nanoTime() - QUIET_NANOS;

    ConnectionLimiter(
            ServerBootstrapConfig server,
            ServingLoops loops,
            boolean management,
            ConnectionLimits limits,
            BooleanSupplier ending) {
        this.ending = ending;
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
        if (ending.getAsBoolean()) {
            connection.unsafe().closeForcibly();
            return;
        }
        if (open.taken() >= limits.connections()) {
            if (!management) {
                connection.unsafe().closeForcibly();
                warn("A connection was refused: there are %d already", limits.connections());
                return;
            }
            makeRoom(ctx);
        }
        open.take(connection);
        connection.closeFuture().addListener(closed -> open.leave(connection));
        server.childOptions().forEach((option, value) -> set(connection, option, value));
        connection
                .pipeline()
                .addLast(new ReadingGate(limits, loops, management, ending, answering(connection)));
        connection.pipeline().addLast(server.childHandler());
        loops.next(server.childGroup(), management)
                .register(connection)
                .addListener((ChannelFutureListener) this::closeUnregistered);
    }

    /**
     * Closes a connection that waits, and not by its handlers: HTTP/2 would wait for its streams.
     * Until it is closed no further one is accepted. Otherwise a flood that is faster than the
     * closing would exceed the number.
     */
    private void makeRoom(ChannelHandlerContext ctx) {
        Channel longest = open.yieldOne();
        ctx.channel().config().setAutoRead(false);
        leaving++;
        longest.closeFuture().addListener(closed -> ctx.executor().execute(() -> left(ctx)));
        longest.eventLoop().execute(() -> longest.unsafe().close(longest.newPromise()));
        warn("A connection was closed for a new one: there are %d already", limits.connections());
    }

    /** Whose connection it is, as far as its address shows. */
    static String client(SocketAddress address) {
        return address instanceof InetSocketAddress inet && !inet.isUnresolved()
                ? IpAddress.of(inet.getAddress()).countedAs()
                : "";
    }

    private void left(ChannelHandlerContext ctx) {
        leaving--;
        if (leaving == 0) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    /** Only the management port asks who waits, and the service's requests take no lock for it. */
    private Consumer<Boolean> answering(Channel connection) {
        return management ? answering -> open.move(connection, answering) : answering -> {};
    }

    /**
     * Pauses after a failure to accept, such as a lack of file handles. Thousands of connections
     * whose clients have closed them may still wait, and few are accepted between two pauses, so a
     * long pause would keep the next client waiting for minutes.
     */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Collapse.ofMemory(cause);
        ChannelConfig config = ctx.channel().config();
        if (config.isAutoRead()) {
            config.setAutoRead(false);
            ctx.executor()
                    .schedule(() -> config.setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        warn("A connection could not be accepted (%s)", cause.getClass().getSimpleName());
    }

    private void closeUnregistered(ChannelFuture registration) {
        if (!registration.isSuccess()) {
            open.leave(registration.channel());
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

    /**
     * The open connections of one port, each group in the order in which they came to it, and the
     * choice of the one that gives its place to a new one. The connections' loops and the one that
     * accepts all change it.
     */
    static final class OpenConnections<C> {

        private final Function<C, String> client;
        private final Set<C> waiting = new LinkedHashSet<>();
        private final Set<C> answering = new LinkedHashSet<>();

        /**
         * @param client whose connection it is
         */
        OpenConnections(Function<C, String> client) {
            this.client = client;
        }

        synchronized int taken() {
            return waiting.size() + answering.size();
        }

        synchronized void take(C connection) {
            waiting.add(connection);
        }

        synchronized void leave(C connection) {
            waiting.remove(connection);
            answering.remove(connection);
        }

        /** Notes whether a request of this connection is in progress, unless it has left. */
        synchronized void move(C connection, boolean inProgress) {
            Set<C> from = inProgress ? waiting : answering;
            if (from.remove(connection)) {
                (inProgress ? answering : waiting).add(connection);
            }
        }

        /**
         * Removes one connection and returns it. It takes the larger group: those that wait, or
         * those with a request in progress. In that group it takes the client with the most
         * connections, and of these the oldest. So a client that connects fast closes its own
         * connections, and not that of a probe. If it only took those that wait, a new connection
         * could be closed before its request is read.
         */
        synchronized C yieldOne() {
            Set<C> group = waiting.size() >= answering.size() ? waiting : answering;
            Map<String, Integer> numbers = new HashMap<>();
            int most = 0;
            for (C connection : group) {
                most = Math.max(most, numbers.merge(client.apply(connection), 1, Integer::sum));
            }
            for (C connection : group) {
                if (numbers.get(client.apply(connection)) == most) {
                    group.remove(connection);
                    return connection;
                }
            }
            throw new IllegalStateException("There is no connection");
        }
    }
}
