package dev.rollcall.mongo.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ConnectionPoolSettings;
import com.mongodb.connection.NettyTransportSettings;
import com.mongodb.connection.ServerSettings;
import com.mongodb.connection.SocketSettings;
import com.mongodb.connection.TransportSettings;
import dev.rollcall.setting.RollcallConfiguration;
import io.quarkus.mongodb.runtime.MongoClientCustomizer;
import io.vertx.core.buffer.impl.PartialPooledByteBufAllocator;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Completes the driver settings of {@code MONGO_URL}: it sets the time limits that the URL leaves
 * open. The driver's own defaults would keep a caller waiting for half a minute or for ever.
 */
@Singleton
public final class DriverSettings implements MongoClientCustomizer {

    /** The limit for connecting, and for the answer to a heartbeat. */
    private static final int CONNECT = 2_000;

    /** The limit for getting a connection from the pool. */
    private static final int WAIT = 2_000;

    private static final int HEARTBEAT = 1_000;

    /** The pause between heartbeats while a command waits for a server. */
    private static final int SOONEST_HEARTBEAT = 100;

    /** By then a command has been answered or given up, so its connection is useless. */
    private static final Duration READ_GRACE = Duration.ofSeconds(1);

    private final WorkspaceUrl url;
    private final Reachability reachability;
    private final Supplier<Stream<SubstituteServer>> standIns;
    private final DriverMetrics metrics;
    private final Duration read;
    private final AtomicReference<Optional<MongoClientSettings>> complete =
            new AtomicReference<>(Optional.empty());

    @Inject
    DriverSettings(
            WorkspaceUrl url,
            Reachability reachability,
            Instance<SubstituteServer> standIns,
            RollcallConfiguration configuration,
            DriverMetrics metrics) {
        this(url, reachability, standIns::stream, configuration, metrics);
    }

    DriverSettings(
            WorkspaceUrl url,
            Reachability reachability,
            Supplier<Stream<SubstituteServer>> standIns,
            RollcallConfiguration configuration,
            DriverMetrics metrics) {
        this.url = url;
        this.reachability = reachability;
        this.standIns = standIns;
        this.metrics = metrics;
        this.read = configuration.limits().command().plus(READ_GRACE);
    }

    @Override
    public MongoClientSettings.Builder customize(MongoClientSettings.Builder settings) {
        if (url.leavesOpen(ConnectionString::getApplicationName)) {
            settings.applicationName("rollcall");
        }
        url.trust().ifPresent(trusted -> settings.applyToSslSettings(tls -> tls.context(trusted)));
        settings.applyToClusterSettings(this::complete)
                .applyToServerSettings(this::complete)
                .applyToSocketSettings(this::complete)
                .applyToConnectionPoolSettings(this::complete);
        if (settings.build().getTransportSettings() instanceof NettyTransportSettings netty) {
            settings.transportSettings(completed(netty));
        }
        settings.addCommandListener(metrics.commands());
        keep(settings.build());
        return settings.applyToConnectionPoolSettings(DriverSettings::leaveRoomForLists)
                .applyToConnectionPoolSettings(
                        pool ->
                                pool.addConnectionPoolListener(
                                        metrics.of(DriverMetrics.Pool.OTHERS)));
    }

    /**
     * Quarkus also makes a client that blocks, and it may do so last. Its settings have no Netty,
     * so lists would receive their replies in buffers on the heap, which the driver keeps for a
     * minute.
     */
    private void keep(MongoClientSettings made) {
        complete.updateAndGet(
                kept ->
                        kept.filter(DriverSettings::usesNetty).isPresent() && !usesNetty(made)
                                ? kept
                                : Optional.of(made));
    }

    private static boolean usesNetty(MongoClientSettings settings) {
        return settings.getTransportSettings() instanceof NettyTransportSettings;
    }

    /**
     * All driver settings, before the connections are divided; lists have a client of their own.
     */
    public MongoClientSettings complete() {
        return complete.get().orElseThrow();
    }

    /** The part of the connections that is for lists. */
    public static int forLists(int all) {
        return all == 0 ? 0 : Math.max(1, all / 2);
    }

    /** The part of the connections that is for everything else; each part has at least one. */
    public static int forOthers(int all) {
        return all == 0 ? 0 : Math.max(1, all - forLists(all));
    }

    private static void leaveRoomForLists(ConnectionPoolSettings.Builder pool) {
        ConnectionPoolSettings all = pool.build();
        int others = forOthers(all.getMaxSize());
        pool.maxSize(others);
        if (others > 0) {
            pool.minSize(Math.min(all.getMinSize(), others));
        }
    }

    /**
     * The driver writes a command byte by byte. To an array that is one step; to memory outside of
     * the heap it is a call of each layer of its buffer, which a native executable does not inline.
     * Replies are received in pooled memory outside of the heap, as before.
     *
     * <p>A TLS of the transport would replace the authorities that the URL names.
     */
    private TransportSettings completed(NettyTransportSettings given) {
        NettyTransportSettings.Builder transport =
                TransportSettings.nettyBuilder().allocator(PartialPooledByteBufAllocator.INSTANCE);
        Optional.ofNullable(given.getEventLoopGroup()).ifPresent(transport::eventLoopGroup);
        Optional.ofNullable(given.getSocketChannelClass()).ifPresent(transport::socketChannelClass);
        Optional.ofNullable(given.getSslContext())
                .filter(tls -> url.trust().isEmpty())
                .ifPresent(transport::sslContext);
        return transport.build();
    }

    private void complete(ClusterSettings.Builder cluster) {
        standIns.get()
                .flatMap(standIn -> standIn.address().stream())
                .forEach(address -> cluster.hosts(List.of(new ServerAddress(address))));
        cluster.addClusterListener(reachability);
        if (url.leavesOpen(ConnectionString::getServerSelectionTimeout)) {
            cluster.serverSelectionTimeout(WorkspaceUrl.SERVER_SELECTION.toMillis(), MILLISECONDS);
        }
    }

    private void complete(ServerSettings.Builder server) {
        server.addServerMonitorListener(reachability)
                .minHeartbeatFrequency(SOONEST_HEARTBEAT, MILLISECONDS);
        if (url.leavesOpen(ConnectionString::getHeartbeatFrequency)) {
            server.heartbeatFrequency(HEARTBEAT, MILLISECONDS);
        }
    }

    private void complete(SocketSettings.Builder socket) {
        if (url.leavesOpen(ConnectionString::getConnectTimeout)) {
            socket.connectTimeout(CONNECT, MILLISECONDS);
        }
        if (url.leavesOpen(ConnectionString::getSocketTimeout)) {
            socket.readTimeout((int) read.toMillis(), MILLISECONDS);
        }
    }

    private void complete(ConnectionPoolSettings.Builder pool) {
        if (url.leavesOpen(ConnectionString::getMaxWaitTime)) {
            pool.maxWaitTime(WAIT, MILLISECONDS);
        }
    }

    /** A server that replaces the workspace's if no {@code MONGO_URL} is given. */
    public interface SubstituteServer {

        /** Its address; empty if the workspace's own server is used. */
        Optional<InetSocketAddress> address();
    }
}
