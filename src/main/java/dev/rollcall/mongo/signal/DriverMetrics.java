package dev.rollcall.mongo.signal;

import com.mongodb.event.CommandListener;
import com.mongodb.event.ConnectionPoolListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsConnectionPoolListener;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Measures the driver's commands and connections: whether a slow answer waits for the database or
 * for a connection. There are two clients, so a label with Rollcall's name of the pool
 * distinguishes them.
 */
@Singleton
public final class DriverMetrics {

    /** The pools of connections, each with its name in metrics. */
    public enum Pool {
        LISTS,
        OTHERS;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry metrics;
    private final CommandListener commands;

    public DriverMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.commands = new CommandTimes(metrics);
    }

    public CommandListener commands() {
        return commands;
    }

    public ConnectionPoolListener of(Pool pool) {
        return new MongoMetricsConnectionPoolListener(
                metrics,
                created ->
                        Tags.of(
                                "pool",
                                pool.label(),
                                "server.address",
                                created.getServerId().getAddress().toString()));
    }
}
