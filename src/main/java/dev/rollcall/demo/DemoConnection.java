package dev.rollcall.demo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.demo.workspace.DemoWorkspace;
import dev.rollcall.mongo.connection.DriverSettings.SubstituteServer;
import dev.rollcall.setting.RollcallConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.InetSocketAddress;
import java.util.Optional;
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
            new DemoWorkspace().fill(client.getDatabase(WorkspaceAddress.USUAL_DATABASE));
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
}
