package dev.rollcall.stub;

import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.demo.ProviderStates;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;

/**
 * Starts the service on a workspace of its own, in an embedded server in this process, whatever
 * database the environment names.
 */
public final class StubMode {

    private static final int MISUSED = 2;

    /** The port of the discard protocol, on which nobody listens. */
    private static final String UNREACHABLE =
            "mongodb://127.0.0.1:9/" + WorkspaceAddress.DEFAULT_DATABASE;

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
        configure("MONGO_URL", states.databaseUp() ? states.serve() : UNREACHABLE);
        configure("quarkus.http.host", options.host());
        options.port().ifPresent(port -> configure("quarkus.http.port", Integer.toString(port)));
        // Nobody probes a stub, and two of them must not want the same port.
        configure("quarkus.management.host", options.host());
        configure("quarkus.management.port", managementPort(options));
        // The one line on the standard output is the description.
        configure("quarkus.log.console.stderr", "true");
        Quarkus.run(Stub.class, arguments);
    }

    /**
     * The network library tags the metrics of a server with its port, but not where that is 0, and
     * Prometheus' library refuses the second server if only one has the tag: that one would never
     * say that it listens. So either both ports are 0 or none.
     */
    private static String managementPort(StubArguments options) {
        boolean any = options.port().isPresent() ? options.port().getAsInt() == 0 : anyByDefault();
        return any ? "0" : Integer.toString(freePort());
    }

    private static boolean anyByDefault() {
        return "0".equals(System.getenv("PORT"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port", e);
        }
    }

    /** System properties outrank the environment, which may name a real workspace. */
    private static void configure(String property, String value) {
        System.setProperty(property, value);
    }
}
