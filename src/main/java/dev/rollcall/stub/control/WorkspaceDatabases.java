package dev.rollcall.stub.control;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.rollcall.stub.workspace.StubWorkspaces;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Connects the workspaces to the server in this process, when the first one is made. */
@ApplicationScoped
class WorkspaceDatabases {

    private final StubSettings settings;
    private final StubWorkspaces workspaces;
    private Optional<MongoClient> client = Optional.empty();

    WorkspaceDatabases(StubSettings settings) {
        this.settings = settings;
        this.workspaces =
                new StubWorkspaces(this::database, settings.most(), settings.forgetAfter());
    }

    StubWorkspaces workspaces() {
        return workspaces;
    }

    private synchronized MongoDatabase database(String name) {
        if (client.isEmpty()) {
            client = Optional.of(MongoClients.create(settings.server()));
        }
        return client.get().getDatabase(name);
    }

    /** Runs only in the stub, because this object is made nowhere else. */
    @PreDestroy
    synchronized void stop() {
        client.ifPresent(MongoClient::close);
    }
}
