package dev.rollcall.mongo.connection;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Knows from the driver's monitoring when commands are useless, so that requests are refused at
 * once instead of after the driver's wait. There are two such cases.
 *
 * <ul>
 *   <li>No server is selectable, and the latest heartbeat of every server failed. A broken
 *       connection proves nothing: the driver checks at once whether its server is still there.
 *   <li>No server was readable for longer than the driver waits for one. Until then a replica set
 *       may be electing its primary: a request that waits is answered as soon as one is elected.
 * </ul>
 */
@Singleton
public class Reachability implements ClusterListener, ServerMonitorListener {

    private final WorkspaceUrl url;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Map<ServerAddress, Throwable> failing = new HashMap<>();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private Optional<ClusterDescription> cluster = Optional.empty();
    private volatile Monitoring latest = Monitoring.READABLE;

    @Inject
    Reachability(WorkspaceUrl url) {
        this(url, task -> Infrastructure.getDefaultExecutor().execute(task), System::nanoTime);
    }

    /**
     * @param executor runs the actions of waiting requests, which must not run on the driver's own
     *     thread
     */
    Reachability(WorkspaceUrl url, Executor executor, LongSupplier nanoTime) {
        this.url = url;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /**
     * The state of the monitoring.
     *
     * @param gone whether every server is unknown and its latest heartbeat failed
     * @param when the last readable server went away
     */
    private record Monitoring(boolean readable, boolean gone, long since) {

        static final Monitoring READABLE = new Monitoring(true, false, 0);
    }

    /** Whether commands are useless now. */
    public boolean isLost() {
        Monitoring now = latest;
        return now.gone()
                || !now.readable()
                        && url.serverSelection()
                                .filter(limit -> isOlder(now.since(), limit.toNanos()))
                                .isPresent();
    }

    private boolean isOlder(long since, long nanos) {
        return nanoTime.getAsLong() - since > nanos;
    }

    /**
     * The failure of the latest heartbeats. Empty while any server answers, because then the
     * failure of another explains nothing.
     */
    public synchronized Optional<Throwable> reasonOfLoss() {
        return latest.gone() ? failing.values().stream().findFirst() : Optional.empty();
    }

    /**
     * Runs the action once, as soon as every server is gone. In the other case waiting commands are
     * left to the driver, whose own wait ends at the same time.
     */
    Cancellable onLoss(Runnable action) {
        waiting.add(action);
        if (latest.gone()) {
            report(action);
        }
        return () -> waiting.remove(action);
    }

    @Override
    public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        ClusterDescription newest = event.getNewDescription();
        cluster = Optional.of(newest);
        failing.keySet().retainAll(addresses(newest));
        judge();
    }

    @Override
    public synchronized void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        ServerAddress server = event.getConnectionId().getServerId().getAddress();
        // A member that has left the set may have one more heartbeat.
        if (cluster.isEmpty() || cluster.filter(known -> has(known, server)).isPresent()) {
            failing.put(server, event.getThrowable());
            judge();
        }
    }

    @Override
    public synchronized void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
        failing.remove(event.getConnectionId().getServerId().getAddress());
        judge();
    }

    private void judge() {
        cluster.map(this::monitoring).ifPresent(this::keep);
    }

    private Monitoring monitoring(ClusterDescription description) {
        if (description.hasReadableServer(url.readPreference())) {
            return Monitoring.READABLE;
        }
        List<ServerDescription> servers = description.getServerDescriptions();
        return new Monitoring(
                false,
                !servers.isEmpty()
                        && servers.stream()
                                .allMatch(
                                        server ->
                                                server.getType() == ServerType.UNKNOWN
                                                        && failing.containsKey(
                                                                server.getAddress())),
                latest.readable() ? nanoTime.getAsLong() : latest.since());
    }

    private void keep(Monitoring newest) {
        boolean newlyGone = newest.gone() && !latest.gone();
        latest = newest;
        if (newlyGone) {
            // A command that registers while this waits for a thread may come after a server's
            // return.
            List<Runnable> those = List.copyOf(waiting);
            executor.execute(() -> report(those));
        }
    }

    /**
     * Stops as soon as a server is back: the remaining commands get its answer, or reach their
     * limit.
     */
    private void report(List<Runnable> those) {
        those.stream().takeWhile(action -> latest.gone()).forEach(this::report);
    }

    private void report(Runnable action) {
        if (waiting.remove(action)) {
            action.run();
        }
    }

    private static boolean has(ClusterDescription description, ServerAddress server) {
        return addresses(description).contains(server);
    }

    private static Set<ServerAddress> addresses(ClusterDescription description) {
        return description.getServerDescriptions().stream()
                .map(ServerDescription::getAddress)
                .collect(Collectors.toSet());
    }
}
