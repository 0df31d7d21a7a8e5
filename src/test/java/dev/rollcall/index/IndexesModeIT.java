package dev.rollcall.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestDialect;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged service's mode {@code indexes}, as a Job runs it; and how the serving process
 * reports what is missing.
 */
@BlackBox("runs a mode that ends by itself")
class IndexesModeIT {

    private static final String DATABASE = "rollcall_test_indexes";
    private static final List<String> OURS =
            List.of("rollcall_status_active", "rollcall_without_username");

    private final RollcallPair pair;
    private final TestDatabase server;
    private final MongoDatabase database;

    IndexesModeIT(RollcallPair pair, TestDatabase server) {
        this.pair = pair;
        this.server = server;
        this.database = server.client().getDatabase(DATABASE);
    }

    @BeforeEach
    void user() {
        database.drop();
        users().insertOne(new Document("_id", "a").append("username", "a"));
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void makesOursOnceAndSaysWhatItFound() {
        Rollcall first = run(server.directUrl(DATABASE));
        assertThat(first.awaitExit()).isZero();
        assertThat(first.log())
                .contains("made: users rollcall_status_active")
                .contains("made: users rollcall_without_username")
                .contains("missing, Rocket.Chat makes it: users username_1");
        assertThat(indexes()).containsAll(OURS);
        List<String> made = indexes();

        Rollcall second = run(server.directUrl(DATABASE));
        assertThat(second.awaitExit()).isZero();
        assertThat(second.log()).contains("found: users rollcall_status_active");
        assertThat(second.log()).doesNotContain("made:");
        assertThat(indexes()).isEqualTo(made);
    }

    @Test
    void makesNothingIfThereAreNoUsers() {
        database.drop();

        Rollcall mode = run(server.directUrl(DATABASE));
        assertThat(mode.awaitExit()).isEqualTo(1);
        assertThat(mode.log())
                .contains(
                        "The database "
                                + DATABASE
                                + ", which the path of ROLLCALL_INDEXES_MONGO_URL")
                .contains("has no users");
        assertThat(database.listCollectionNames().into(new ArrayList<>())).isEmpty();
    }

    @Test
    void needsAUrlOfItsOwn() {
        Rollcall mode =
                RollcallLauncher.named("indexes-without-url")
                        .with("MONGO_URL", server.directUrl(DATABASE))
                        .argument("indexes")
                        .launch();

        assertThat(mode.awaitExit()).isEqualTo(3);
        assertThat(mode.log()).contains("Set ROLLCALL_INDEXES_MONGO_URL");
        assertThat(indexes()).doesNotContainAnyElementsOf(OURS);
    }

    @Test
    void failsWithoutNamingTheUrl() {
        Rollcall unreadable = run("mongodb://reader:pa55word@");
        assertThat(unreadable.awaitExit()).isEqualTo(3);
        assertThat(unreadable.log()).contains("cannot be read").doesNotContain("pa55word", "\tat ");

        Rollcall untrusting = run("mongodb://reader:pa55word@h/x?tls=true&tlsCAFile=/no.pem");
        assertThat(untrusting.awaitExit()).isEqualTo(3);
        assertThat(untrusting.log())
                .contains("no certificate of an authority can be read from tlsCAFile /no.pem.")
                .doesNotContain("pa55word", "\tat ");

        Rollcall lookedUp = run("mongodb+srv://reader:pa55word@cluster.example/x");
        assertThat(lookedUp.awaitExit()).isEqualTo(3);
        assertThat(lookedUp.log())
                .contains("has to name the servers")
                .doesNotContain("pa55word", "\tat ");

        Rollcall unreachable =
                run("mongodb://reader:pa55word@127.0.0.1:9/x?serverSelectionTimeoutMS=300");
        assertThat(unreachable.awaitExit()).isEqualTo(1);
        assertThat(unreachable.log())
                .contains("No server of ROLLCALL_INDEXES_MONGO_URL answers: ")
                .doesNotContain("pa55word", "\tat ");
    }

    @Test
    void areReportedAtTheStartAndInHealthIfTheyAreMissing() {
        try (Rollcall service = serve("indexes-missing")) {
            service.await("looked", running -> !missing(running).equals("unknown"));

            assertThat(missing(service)).contains("username_1", "rollcall_status_active");
            assertThat(service.log())
                    .contains("The index rollcall_status_active of users is missing")
                    .contains("The mode `indexes` makes it.");
            assertThat(service.management().get("/q/health/ready").status()).isEqualTo(200);
        }
        assertThat(run(server.directUrl(DATABASE)).awaitExit()).isZero();
        try (Rollcall service = serve("indexes-there")) {
            service.await("looked", running -> !missing(running).equals("unknown"));

            assertThat(missing(service)).contains("username_1").doesNotContain("rollcall_");
        }
    }

    private Rollcall serve(String name) {
        return pair.launcher(TestDialect.DOCUMENTED, name)
                .with("MONGO_URL", server.siblingUrl(DATABASE))
                .start();
    }

    private static String missing(Rollcall service) {
        for (var check : service.management().get("/q/health/ready").json().path("checks")) {
            if (check.path("name").asText().equals("indexes")) {
                return check.path("data").path("missing").asText();
            }
        }
        return "no such check";
    }

    private static Rollcall run(String url) {
        return RollcallLauncher.named("indexes")
                .with("ROLLCALL_INDEXES_MONGO_URL", url)
                .argument("indexes")
                .launch();
    }

    private List<String> indexes() {
        return users().listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
    }

    private com.mongodb.client.MongoCollection<Document> users() {
        return database.getCollection("users");
    }
}
