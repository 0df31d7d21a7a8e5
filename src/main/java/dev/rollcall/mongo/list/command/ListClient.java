package dev.rollcall.mongo.list.command;

import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.rollcall.mongo.connection.DriverMetrics;
import dev.rollcall.mongo.connection.DriverSettings;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.UserStore.UserLists.ListCapacity;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives lists connections of their own, so that they cannot exhaust those of authentication, rights
 * and single users. Half of the connections that {@code MONGO_URL} allows are for lists. They also
 * have a time limit of their own: an unbounded list may take the server longer than anything else.
 */
@ApplicationScoped
public class ListClient implements ListCapacity {

    /** The users with and without a user name, and the counts of both. */
    private static final int CONNECTIONS_OF_A_LIST = 4;

    /** If the driver's pool has no bound, no more lists than this are read at once. */
    private static final int ENOUGH = 64;

    private static final Duration READ_GRACE = Duration.ofSeconds(1);

    private final ReactiveMongoClient others;
    private final DriverSettings settings;
    private final Duration longest;
    private final DriverMetrics metrics;
    private final ClientOnFirstUse client =
            new ClientOnFirstUse(() -> MongoClients.create(measured(ofLists())));

    ListClient(
            ReactiveMongoClient others,
            DriverSettings settings,
            RollcallConfiguration configuration,
            DriverMetrics metrics) {
        this.metrics = metrics;
        this.others = others;
        this.settings = settings;
        Duration command = configuration.limits().command();
        Duration whole = configuration.limits().unboundedList();
        this.longest = command.compareTo(whole) > 0 ? command : whole;
    }

    MongoCollection<UserDocument> users(String database) {
        return client.get().getDatabase(database).getCollection("users", UserDocument.class);
    }

    @Override
    public int lists() {
        int connections = ofLists().getConnectionPoolSettings().getMaxSize();
        return connections == 0 ? ENOUGH : Math.max(1, connections / CONNECTIONS_OF_A_LIST);
    }

    private MongoClientSettings measured(MongoClientSettings settings) {
        return MongoClientSettings.builder(settings)
                .applyToConnectionPoolSettings(
                        pool ->
                                pool.addConnectionPoolListener(
                                        metrics.of(DriverMetrics.Pool.LISTS)))
                .build();
    }

    private MongoClientSettings ofLists() {
        // The settings are complete after the other client was made.
        others.unwrap();
        return forLists(settings.complete(), longest);
    }

    /**
     * The settings of the client for lists. Reachability is judged by the other client only, which
     * sends commands all the time.
     */
    public static MongoClientSettings forLists(MongoClientSettings all, Duration longest) {
        int read = (int) longest.plus(READ_GRACE).toMillis();
        return MongoClientSettings.builder(all)
                .applyToClusterSettings(cluster -> cluster.clusterListenerList(List.of()))
                .applyToServerSettings(server -> server.serverMonitorListenerList(List.of()))
                .applyToSocketSettings(
                        socket ->
                                socket.readTimeout(
                                        Math.max(
                                                read,
                                                all.getSocketSettings()
                                                        .getReadTimeout(TimeUnit.MILLISECONDS)),
                                        TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool ->
                                pool.maxSize(
                                                DriverSettings.forLists(
                                                        all.getConnectionPoolSettings()
                                                                .getMaxSize()))
                                        .minSize(0)
                                        .maxWaitTime(longest.toMillis(), TimeUnit.MILLISECONDS))
                .build();
    }

    @PreDestroy
    void close() {
        client.end();
    }
}
