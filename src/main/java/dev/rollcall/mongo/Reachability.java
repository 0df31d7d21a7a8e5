package dev.rollcall.mongo;

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
 * Knows from the driver's monitoring when it is useless to ask the database, so that requests are
 * refused at once instead of after the driver's own wait. That is so in two cases.
 *
 * <ul>
 *   <li>Each server is unknown, and failed when it was last looked for. A connection that broke
 *       proves nothing: the driver asks at once whether its server is still there.
 *   <li>No server could be read from for longer than the driver waits for one. Until then a replica
 *       set may be electing its primary: all its members are known, and a request that waits is
 *       answered as soon as one of them is elected.
 * </ul>
 */
@Singleton
class Reachability implements ClusterListener, ServerMonitorListener {

    private final WorkspaceUrl url;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Map<ServerAddress, Throwable> failing = new HashMap<>();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private Optional<ClusterDescription> cluster = Optional.empty();
    private volatile View view = View.READABLE;

    @Inject
    Reachability(WorkspaceUrl url) {
        this(url, task -> Infrastructure.getDefaultExecutor().execute(task), System::nanoTime);
    }

    /**
     * @param executor reports a loss to those who wait, which is no work for the driver's own
     *     thread
     */
    Reachability(WorkspaceUrl url, Executor executor, LongSupplier nanoTime) {
        this.url = url;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /**
     * What the monitoring shows.
     *
     * @param gone whether each server is unknown and failed when it was last looked for
     * @param since when the last server that could be read from went away
     */
    private record View(boolean readable, boolean gone, long since) {

        static final View READABLE = new View(true, false, 0);
    }

    /** Whether it is useless to ask the database now. */
    boolean isLost() {
        View now = view;
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
     * Why the servers could not be reached when they were last looked for. Empty as long as one of
     * them answers: then another's failure explains nothing.
     */
    synchronized Optional<Throwable> reasonOfLoss() {
        return view.gone() ? failing.values().stream().findFirst() : Optional.empty();
    }

    /**
     * Runs the action once, now or later, when each server is gone. Who waits in the other case is
     * left to the driver, which waits no longer for them than it would anyhow.
     */
    Cancellable onLoss(Runnable action) {
        waiting.add(action);
        if (view.gone()) {
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
        // A member that has left the set may be looked for once more.
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
        cluster.map(this::viewOf).ifPresent(this::keep);
    }

    private View viewOf(ClusterDescription description) {
        if (description.hasReadableServer(url.readPreference())) {
            return View.READABLE;
        }
        List<ServerDescription> servers = description.getServerDescriptions();
        return new View(
                false,
                !servers.isEmpty()
                        && servers.stream()
                                .allMatch(
                                        server ->
                                                server.getType() == ServerType.UNKNOWN
                                                        && failing.containsKey(
                                                                server.getAddress())),
                view.readable() ? nanoTime.getAsLong() : view.since());
    }

    private void keep(View newest) {
        boolean newlyGone = newest.gone() && !view.gone();
        view = newest;
        if (newlyGone) {
            // Whoever comes while this waits for a thread may come after a server's return.
            List<Runnable> those = List.copyOf(waiting);
            executor.execute(() -> report(those));
        }
    }

    /** Stops once a server is there again: the others get their answer from it, or their limit. */
    private void report(List<Runnable> those) {
        those.stream().takeWhile(action -> view.gone()).forEach(this::report);
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
