package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rollcall.demo.EmbeddedServer;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.demo.workspace.WorkspaceContents;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which database is read, how many users it has, and what is said if it has none. */
@BlackBox("reads the log of the start")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyDatabaseIT {

    private static final Headers ROXIE =
            Headers.none()
                    .with("X-User-Id", DemoCaller.ROXIE.id())
                    .with("X-Auth-Token", DemoCaller.ROXIE.token());

    private final EmbeddedServer server = EmbeddedServer.start();

    private void fill(String database) {
        try (MongoClient client = MongoClients.create(server.url(database))) {
            new WorkspaceContents().withDemo().replaceAllIn(client.getDatabase(database));
        }
    }

    @BeforeAll
    void fillTwoWorkspaces() {
        fill("test");
        fill("chat");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void withoutANameItIsTheOneThatEveryDriverReads() {
        try (Rollcall service = serve("database-unnamed", server.url(""))) {
            assertThat(service.http().send("GET", "/api/v1/me", ROXIE).status()).isEqualTo(200);
            String line = "Serves the database test in the dialect documented: 1000 users.";
            service.await("said", running -> running.log().contains(line));
            assertThat(service.management().get("/q/health/ready").body())
                    .doesNotContain("concern");
        }
    }

    @Test
    void withoutUsersItIsSaidWithTheNamesOfTheWorkspacesThatThereAre() {
        try (Rollcall service = serve("database-empty", server.url("rocketchta"))) {
            String sentence =
                    "The database rocketchta, which the path of MONGO_URL names, has no users: nobody can log in."
                            + " These databases of its server look like a workspace's: ";
            service.await("said", running -> running.log().contains(sentence));
            assertThat(service.log())
                    .contains("Serves the database rocketchta in the dialect documented: 0 users.")
                    .containsPattern("look like a workspace's: (chat, test|test, chat)\\.");
            assertThat(service.management().get("/q/health/ready").body()).contains(sentence);
        }
    }

    @Test
    void theModeIndexesSaysSoToo() {
        Rollcall mode =
                RollcallLauncher.named("indexes-empty")
                        .with("ROLLCALL_INDEXES_MONGO_URL", server.url("rocketchta"))
                        .argument("indexes")
                        .launch();

        assertThat(mode.awaitExit()).isEqualTo(1);
        assertThat(mode.log())
                .contains(
                        "The database rocketchta, which the path of ROLLCALL_INDEXES_MONGO_URL names,")
                .containsPattern("look like a workspace's: (chat, test|test, chat)\\.")
                .contains("Nothing was made.");
    }

    private static Rollcall serve(String name, String url) {
        return RollcallLauncher.named(name).with("MONGO_URL", url).start();
    }
}
