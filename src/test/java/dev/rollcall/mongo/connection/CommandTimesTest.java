package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import dev.rollcall.mongo.connection.DriverMetrics.CommandTimes;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTimesTest {

    private static final ConnectionDescription CONNECTION =
            new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress("db", 1)));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CommandTimes times = new CommandTimes(metrics);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find      | {'find': 'users', 'filter': {}}              | users",
                "getMore   | {'getMore': 1, 'collection': 'users'}        | users",
                "ping      | {'ping': 1}                                  | unknown"
            })
    void labelsATimeByTheCommandAndItsCollection(String name, String sent, String collection) {
        started(1, name, sent);
        succeeded(1, name);
        assertThat(timer(name, collection, "SUCCESS").count()).isEqualTo(1);
        assertThat(timer(name, collection, "SUCCESS").totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(5);
    }

    @Test
    void distinguishesCommandsOfOneConnectionAndTheirOutcomes() {
        started(1, "find", "{'find': 'users'}");
        started(2, "find", "{'find': 'rocketchat_settings'}");
        failed(2, "find");
        succeeded(1, "find");
        started(3, "find", "{'find': 'users'}");
        succeeded(3, "find");
        assertThat(timer("find", "users", "SUCCESS").count()).isEqualTo(2);
        assertThat(timer("find", "rocketchat_settings", "FAILED").count()).isEqualTo(1);
        assertThat(metrics.getMeters()).hasSize(2);
    }

    /** The driver says nothing more of a command whose reply it cannot read. */
    @Test
    void keepsNoCommandForEverThatNeverEnds() {
        started(1, "find", "{'find': 'users'}");
        for (int request = 2; request < 20_000; request++) {
            started(request, "find", "{'find': 'rocketchat_settings'}");
        }
        succeeded(1, "find");
        succeeded(16_385, "find"); // It has the place that the first command had.
        assertThat(timer("find", "unknown", "SUCCESS").count()).isEqualTo(1);
        assertThat(timer("find", "rocketchat_settings", "SUCCESS").count()).isEqualTo(1);
    }

    private Timer timer(String command, String collection, String status) {
        return metrics.get(CommandTimes.NAME)
                .tag("command", command)
                .tag("collection", collection)
                .tag("status", status)
                .tag("server.address", "db:1")
                .timer();
    }

    private void started(int request, String name, String sent) {
        times.commandStarted(
                new CommandStartedEvent(
                        null, 0, request, CONNECTION, "database", name, BsonDocument.parse(sent)));
    }

    private void succeeded(int request, String name) {
        times.commandSucceeded(
                new CommandSucceededEvent(
                        null,
                        0,
                        request,
                        CONNECTION,
                        "database",
                        name,
                        new BsonDocument(),
                        TimeUnit.MILLISECONDS.toNanos(5)));
    }

    private void failed(int request, String name) {
        times.commandFailed(
                new CommandFailedEvent(
                        null,
                        0,
                        request,
                        CONNECTION,
                        "database",
                        name,
                        1,
                        new IllegalStateException("Refused")));
    }
}
