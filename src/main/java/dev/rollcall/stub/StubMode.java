package dev.rollcall.stub;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rollcall.demo.EmbeddedServer;
import dev.rollcall.demo.ProviderStates;
import io.quarkus.runtime.Quarkus;
import java.util.List;

/**
 * Starts the service on a workspace of its own, in an embedded server in this process, whatever
 * database the environment names.
 */
public final class StubMode {

    private static final int MISUSED = 2;
    private static final String DATABASE = "rocketchat";

    /** The port of the discard protocol, on which nobody listens. */
    private static final String UNREACHABLE = "mongodb://127.0.0.1:9/" + DATABASE;

    private StubMode() {}

    /** Runs the stub until the process is told to end; takes what follows the word {@code stub}. */
    public static void run(String... arguments) {
        try {
            StubArguments options = StubArguments.of(List.of(arguments));
            ProviderStates states = ProviderStates.named(options.states());
            if (options.catalogue()) {
                System.out.println(ProviderStates.catalogue());
                return;
            }
            start(options, states, arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(MISUSED);
        }
    }

    private static void start(StubArguments options, ProviderStates states, String... arguments) {
        configure("MONGO_URL", states.databaseUp() ? seeded(states) : UNREACHABLE);
        configure("quarkus.http.host", options.host());
        options.port().ifPresent(port -> configure("quarkus.http.port", Integer.toString(port)));
        // Nobody probes a stub, and two of them must not want the same port.
        configure("quarkus.management.host", options.host());
        configure("quarkus.management.port", "0");
        // The one line on the standard output is the description.
        configure("quarkus.log.console.stderr", "true");
        Quarkus.run(Stub.class, arguments);
    }

    private static String seeded(ProviderStates states) {
        String url = EmbeddedServer.start().url(DATABASE);
        try (MongoClient client = MongoClients.create(url)) {
            states.seed(client.getDatabase(DATABASE));
        }
        return url;
    }

    /** System properties outrank the environment, which may name a real workspace. */
    private static void configure(String property, String value) {
        System.setProperty(property, value);
    }
}
