package dev.rollcall.mongo;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows from the driver's monitoring whether a server can be read from. None can where none is
 * known and each has failed when it was last looked for: a connection that broke proves nothing
 * yet, since the driver asks at once whether its server is still there.
 */
@Singleton
class Reachability implements ClusterListener, ServerMonitorListener {

    private final WorkspaceUrl url;
    private final Map<ServerAddress, Throwable> failing = new HashMap<>();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private Optional<ClusterDescription> cluster = Optional.empty();
    private volatile boolean lost;

    Reachability(WorkspaceUrl url) {
        this.url = url;
    }

    /** Whether no server can be read from, for sure. */
    boolean isLost() {
        return lost;
    }

    /** Why a server could not be reached when it was last looked for. */
    synchronized Optional<Throwable> lastFailure() {
        return failing.values().stream().findFirst();
    }

    /** Runs the action once, now or later, when no server can be read from any more. */
    Cancellable onLoss(Runnable action) {
        waiting.add(action);
        if (lost) {
            tell(action);
        }
        return () -> waiting.remove(action);
    }

    @Override
    public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        cluster = Optional.of(event.getNewDescription());
        judge();
    }

    @Override
    public synchronized void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        failing.put(event.getConnectionId().getServerId().getAddress(), event.getThrowable());
        judge();
    }

    @Override
    public synchronized void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
        failing.remove(event.getConnectionId().getServerId().getAddress());
        judge();
    }

    private void judge() {
        boolean now = cluster.filter(this::isUnreadable).isPresent();
        boolean newlyLost = now && !lost;
        lost = now;
        if (newlyLost) {
            // Answering those who wait is no work for the driver's own thread.
            Infrastructure.getDefaultExecutor().execute(() -> waiting.forEach(this::tell));
        }
    }

    private boolean isUnreadable(ClusterDescription description) {
        return !description.hasReadableServer(url.readPreference())
                && description.getServerDescriptions().stream()
                        .filter(server -> server.getType() == ServerType.UNKNOWN)
                        .allMatch(server -> failing.containsKey(server.getAddress()));
    }

    private void tell(Runnable action) {
        if (waiting.remove(action)) {
            action.run();
        }
    }
}
