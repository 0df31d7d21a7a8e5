package dev.rollcall.demo.workspace;

import com.mongodb.client.MongoDatabase;
import dev.rollcall.demo.person.DemoTokens.DemoBearerTokens;
import dev.rollcall.demo.person.DemoUsers;

/** The whole demo workspace: the same documents at every start. */
public final class DemoWorkspace {

    private final WorkspaceContents contents;

    /** Composes the documents and writes nothing. */
    public DemoWorkspace() {
        this.contents = addedTo(new WorkspaceContents());
    }

    /**
     * Writes the workspace into a database in place of what is there, with Rocket.Chat's indexes.
     */
    public void fill(MongoDatabase database) {
        contents.replaceAllIn(database);
    }

    public static WorkspaceContents addedTo(WorkspaceContents contents) {
        return contents.users(DemoUsers.all()).bearerToken(DemoBearerTokens.valid());
    }
}
