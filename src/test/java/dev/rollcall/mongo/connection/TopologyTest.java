package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerType;
import dev.rollcall.mongo.StandInConfiguration;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which servers a request waits for, in every kind of deployment: each row is a state of the
 * servers and what becomes of a request at once, and once it has lasted longer than the driver
 * waits.
 */
class TopologyTest {

    /** Servers are known by name: what is written behind them is their kind; `-` has failed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # what it is                                 | kind            | mode          | options                                     | servers                                                           | at once | later
                    a single server                              | STANDALONE      | SINGLE        |                                             | STANDALONE                                                        | waits   | waits
                    a single server that is gone                 | UNKNOWN         | SINGLE        |                                             | UNKNOWN-                                                          | refused | refused
                    a single server whose connection broke       | UNKNOWN         | SINGLE        |                                             | UNKNOWN                                                           | waits   | refused
                    one server of a set, asked for directly      | REPLICA_SET     | SINGLE        | directConnection=true                       | REPLICA_SET_SECONDARY                                             | waits   | waits
                    one arbiter, asked for directly              | REPLICA_SET     | SINGLE        | directConnection=true                       | REPLICA_SET_ARBITER                                               | waits   | waits
                    the same, gone                               | REPLICA_SET     | SINGLE        | directConnection=true                       | UNKNOWN-                                                          | refused | refused
                    a whole set                                  | REPLICA_SET     | MULTIPLE      | replicaSet=rs                               | REPLICA_SET_PRIMARY REPLICA_SET_SECONDARY REPLICA_SET_SECONDARY   | waits   | waits
                    an election                                  | REPLICA_SET     | MULTIPLE      | replicaSet=rs                               | REPLICA_SET_SECONDARY REPLICA_SET_SECONDARY REPLICA_SET_SECONDARY | waits   | refused
                    an election after the primary died           | REPLICA_SET     | MULTIPLE      | replicaSet=rs                               | UNKNOWN- REPLICA_SET_SECONDARY REPLICA_SET_SECONDARY              | waits   | refused
                    an election, read from secondaries if needed | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=primaryPreferred | REPLICA_SET_SECONDARY REPLICA_SET_SECONDARY                     | waits   | waits
                    an election, read from anywhere              | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=nearest        | REPLICA_SET_SECONDARY REPLICA_SET_SECONDARY                       | waits   | waits
                    secondaries alone, all there                 | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=secondary      | REPLICA_SET_PRIMARY REPLICA_SET_SECONDARY                         | waits   | waits
                    secondaries alone, of which none is there    | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=secondary      | REPLICA_SET_PRIMARY UNKNOWN-                                      | waits   | refused
                    secondaries rather, of which none is there   | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=secondaryPreferred | REPLICA_SET_PRIMARY UNKNOWN-                                  | waits   | waits
                    members with a tag that none has             | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=nearest&readPreferenceTags=dc:moon | REPLICA_SET_PRIMARY REPLICA_SET_SECONDARY         | waits   | refused
                    members that start, or roll back             | REPLICA_SET     | MULTIPLE      | replicaSet=rs                               | REPLICA_SET_OTHER REPLICA_SET_OTHER                               | waits   | refused
                    an arbiter that is left alone                | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=nearest        | REPLICA_SET_ARBITER UNKNOWN-                                      | waits   | refused
                    a whole set that is gone                     | REPLICA_SET     | MULTIPLE      | replicaSet=rs&readPreference=nearest        | UNKNOWN- UNKNOWN- UNKNOWN-                                        | refused | refused
                    a set of which one was not looked for yet    | REPLICA_SET     | MULTIPLE      | replicaSet=rs                               | UNKNOWN- UNKNOWN- UNKNOWN                                         | waits   | refused
                    a set of another name                        | REPLICA_SET     | MULTIPLE      | replicaSet=other                            |                                                                   | waits   | refused
                    names that are not resolved yet              | UNKNOWN         | MULTIPLE      |                                             |                                                                   | waits   | refused
                    two mongos                                   | SHARDED         | MULTIPLE      |                                             | SHARD_ROUTER SHARD_ROUTER                                         | waits   | waits
                    two mongos, read from secondaries            | SHARDED         | MULTIPLE      | readPreference=secondary                    | SHARD_ROUTER SHARD_ROUTER                                         | waits   | waits
                    a mongos that is left                        | SHARDED         | MULTIPLE      |                                             | UNKNOWN- SHARD_ROUTER                                             | waits   | waits
                    two mongos that are gone                     | SHARDED         | MULTIPLE      |                                             | UNKNOWN- UNKNOWN-                                                 | refused | refused
                    a load balancer, which nobody monitors       | LOAD_BALANCED   | LOAD_BALANCED | loadBalanced=true                           | LOAD_BALANCER                                                     | waits   | waits
                    a set whose driver waits for ever            | REPLICA_SET     | MULTIPLE      | replicaSet=rs&serverSelectionTimeoutMS=-1   | REPLICA_SET_SECONDARY                                             | waits   | waits
                    a set whose driver waits for a minute        | REPLICA_SET     | MULTIPLE      | replicaSet=rs&serverSelectionTimeoutMS=60000 | REPLICA_SET_SECONDARY                                            | waits   | waits
                    """)
    void decidesWhoIsRefused(
            String what,
            ClusterType kind,
            ClusterConnectionMode mode,
            String options,
            String servers,
            String atOnce,
            String later) {
        AtomicLong nanoTime = new AtomicLong();
        Reachability reachability =
                new Reachability(
                        new WorkspaceUrl(
                                StandInConfiguration.withUrl(
                                        "mongodb://h:1/?" + (options == null ? "" : options))),
                        Runnable::run,
                        nanoTime::get);
        ObservedCluster cluster = new ObservedCluster(reachability, kind, mode);
        String[] states = servers == null ? new String[0] : servers.split(" ");
        for (int i = 0; i < states.length; i++) {
            cluster.server(
                    new ServerAddress("h", i + 1), ServerType.valueOf(states[i].replace("-", "")));
        }
        cluster.changed();
        for (int i = 0; i < states.length; i++) {
            ServerAddress address = new ServerAddress("h", i + 1);
            if (states[i].endsWith("-")) {
                cluster.failed(address, new MongoSocketOpenException("refused", address));
            }
        }

        assertThat(reachability.isLost()).isEqualTo(atOnce.equals("refused"));
        nanoTime.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(reachability.isLost()).isEqualTo(later.equals("refused"));
    }
}
