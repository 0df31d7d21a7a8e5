package dev.rollcall.demo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.demo.person.DemoTokens.DemoBearerTokens;
import dev.rollcall.demo.person.DemoUsers;
import dev.rollcall.demo.workspace.WorkspaceContents;
import dev.rollcall.mongo.connection.DriverSettings.SubstituteServer;
import dev.rollcall.setting.RollcallConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Provides the demo workspace if no {@code MONGO_URL} is given: starts the embedded server, fills
 * it, and lets the driver use it. With a {@code MONGO_URL} it does nothing.
 */
@Singleton
public final class DemoConnection implements SubstituteServer {

    private final Optional<EmbeddedServer> server;
    private final int port;

    DemoConnection(
            RollcallConfiguration configuration,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.server =
                configuration.mongoUrl().isPresent() ? Optional.empty() : Optional.of(started());
        this.port = port;
    }

    private static EmbeddedServer started() {
        EmbeddedServer server = EmbeddedServer.start();
        try (MongoClient client =
                MongoClients.create(server.url(WorkspaceAddress.USUAL_DATABASE))) {
            new WorkspaceContents()
                    .withDemo()
                    .replaceAllIn(client.getDatabase(WorkspaceAddress.USUAL_DATABASE));
        }
        return server;
    }

    @Override
    public Optional<InetSocketAddress> address() {
        return server.map(EmbeddedServer::address);
    }

    /** Runs first, so that nothing asks for a database before it exists. */
    void announce(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (server.isPresent()) {
            System.out.println(DemoAnnouncement.of(port));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        server.ifPresent(EmbeddedServer::close);
    }

    /**
     * The text that the start prints for the demo workspace: a warning that its tokens are public,
     * the tokens, and requests to try.
     */
    public static final class DemoAnnouncement {

        private DemoAnnouncement() {}

        /** The announcement of a service that listens on this port. */
        public static String of(int port) {
            return """
            ==================================================================================================
              DEMO WORKSPACE: %s invented users in memory, gone when the process ends.
              The tokens below are public. Never let this service be reached from a network.
              Set MONGO_URL to serve the workspace of a Rocket.Chat deployment instead.

              %-29s %-19s X-Auth-Token
            %s
              john.m by OAuth:              Authorization: Bearer %s

              Requests to copy; http://localhost:%s/ has them in a browser:

            %s
            %s
            %s
            ==================================================================================================\
            """
                    .formatted(
                            DemoUsers.TOTAL,
                            "Caller",
                            "X-User-Id",
                            callers(),
                            DemoBearerTokens.OF_JOHN,
                            port,
                            request(DemoRequest.INFO, port),
                            request(DemoRequest.LIST, port),
                            request(DemoRequest.ME, port));
        }

        private static String callers() {
            return Arrays.stream(DemoCaller.values())
                    .map(DemoAnnouncement::line)
                    .collect(Collectors.joining("\n"));
        }

        private static String line(DemoCaller caller) {
            String who = caller.username() + " (" + caller.description() + ")";
            return String.format(Locale.ROOT, "  %-29s %-19s %s", who, caller.id(), caller.token());
        }

        private static String request(DemoRequest request, int port) {
            return "  " + request.command("http://localhost:" + port);
        }
    }
}
