package dev.rollcall.mongo.connection;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ConnectionId;
import com.mongodb.connection.ServerConnectionState;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/** Reports to a {@link Reachability} what a driver would report of its servers. */
final class ObservedCluster {

    private static final ClusterId ID = new ClusterId();

    private final Reachability reachability;
    private final ClusterType type;
    private final ClusterConnectionMode mode;
    private final Map<ServerAddress, ServerDescription> servers = new LinkedHashMap<>();

    /** A replica set. */
    ObservedCluster(Reachability reachability) {
        this(reachability, ClusterType.REPLICA_SET, ClusterConnectionMode.MULTIPLE);
    }

    ObservedCluster(Reachability reachability, ClusterType type, ClusterConnectionMode mode) {
        this.reachability = reachability;
        this.type = type;
        this.mode = mode;
    }

    ObservedCluster server(ServerAddress address, ServerType type) {
        boolean known = type != ServerType.UNKNOWN;
        servers.put(
                address,
                ServerDescription.builder()
                        .address(address)
                        .type(type)
                        .state(
                                known
                                        ? ServerConnectionState.CONNECTED
                                        : ServerConnectionState.CONNECTING)
                        .ok(known)
                        .build());
        return this;
    }

    ObservedCluster without(ServerAddress address) {
        servers.remove(address);
        return this;
    }

    void changed() {
        reachability.clusterDescriptionChanged(
                new ClusterDescriptionChangedEvent(
                        ID, description(List.copyOf(servers.values())), description(List.of())));
    }

    void failed(ServerAddress address, Throwable failure) {
        reachability.serverHeartbeatFailed(
                new ServerHeartbeatFailedEvent(connection(address), 1, false, failure));
    }

    void succeeded(ServerAddress address) {
        reachability.serverHeartbeatSucceeded(
                new ServerHeartbeatSucceededEvent(
                        connection(address), new BsonDocument(), 1, false));
    }

    private static ConnectionId connection(ServerAddress address) {
        return new ConnectionId(new ServerId(ID, address));
    }

    private ClusterDescription description(List<ServerDescription> servers) {
        return new ClusterDescription(mode, type, servers);
    }
}
