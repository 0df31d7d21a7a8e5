package dev.rollcall.mongo.connection;

import com.mongodb.ServerAddress;
import com.mongodb.event.CommandEvent;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import com.mongodb.event.ConnectionPoolListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsConnectionPoolListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

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

    /**
     * Measures each command of the driver from its sending to its reply. A timer is looked up by
     * its labels once and then kept, because two or three commands serve a request. No label is an
     * id of the driver, because those change with each start.
     */
    static final class CommandTimes implements CommandListener {

        static final String NAME = "mongodb.driver.commands";

        private static final String NONE = "unknown";

        /**
         * A power of two. The driver numbers its commands one after another, and does not report a
         * reply that it cannot read: the place of such a command is taken by a later one.
         */
        private static final int MOST_AT_ONCE = 4_096;

        private final MeterRegistry metrics;
        private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
        private final AtomicReferenceArray<Sent> sent = new AtomicReferenceArray<>(MOST_AT_ONCE);

        CommandTimes(MeterRegistry metrics) {
            this.metrics = metrics;
        }

        private record Series(
                String command, String collection, ServerAddress server, boolean succeeded) {

            @Override
            public boolean equals(Object other) {
                return other instanceof Series series && parts().equals(series.parts());
            }

            @Override
            public int hashCode() {
                return parts().hashCode();
            }

            /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
            private List<Object> parts() {
                return List.of(command, collection, server, succeeded);
            }
        }

        private record Sent(int request, String collection) {}

        @Override
        public void commandStarted(CommandStartedEvent event) {
            int request = event.getRequestId();
            sent.set(place(request), new Sent(request, collection(event.getCommandName(), event)));
        }

        private static int place(int request) {
            return request & MOST_AT_ONCE - 1;
        }

        /**
         * The first member of a command names its collection; one of a cursor has it further on.
         */
        private static String collection(String command, CommandStartedEvent event) {
            BsonDocument sent = event.getCommand();
            return text(sent.get(command)).or(() -> text(sent.get("collection"))).orElse(NONE);
        }

        private static Optional<String> text(BsonValue value) {
            return value instanceof BsonString text
                    ? Optional.of(text.getValue())
                    : Optional.empty();
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            record(event, true, event.getElapsedTime(TimeUnit.NANOSECONDS));
        }

        @Override
        public void commandFailed(CommandFailedEvent event) {
            record(event, false, event.getElapsedTime(TimeUnit.NANOSECONDS));
        }

        private void record(CommandEvent event, boolean succeeded, long nanos) {
            String collection = ended(event.getRequestId()).map(Sent::collection).orElse(NONE);
            ServerAddress server = event.getConnectionDescription().getServerAddress();
            timers.computeIfAbsent(
                            new Series(event.getCommandName(), collection, server, succeeded),
                            this::timer)
                    .record(nanos, TimeUnit.NANOSECONDS);
        }

        /** The command, unless a later one has its place. */
        private Optional<Sent> ended(int request) {
            Optional<Sent> command =
                    Optional.ofNullable(sent.get(place(request)))
                            .filter(known -> known.request() == request);
            command.ifPresent(known -> sent.compareAndSet(place(request), known, null));
            return command;
        }

        private Timer timer(Series series) {
            return Timer.builder(NAME)
                    .description("Time of a command of the database, from its sending to its reply")
                    .tag("command", series.command())
                    .tag("collection", series.collection())
                    .tag("server.address", series.server().toString())
                    .tag("status", series.succeeded() ? "SUCCESS" : "FAILED")
                    .register(metrics);
        }
    }
}
