package dev.rollcall.faults;

import static dev.rollcall.testkit.Fixtures.regular;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.CommandTap;
import dev.rollcall.testkit.MongoUrl;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an orchestrator and an operator learn from readiness: whether requests should come, and if
 * something is wrong, what, in words.
 */
@Tag("slow")
@BlackBox("stops the database and reads health")
class ReadinessIT {

    private static final String READY = "/q/health/ready";
    private static final UserFixture CALLER = regular();

    private final RollcallPair pair;
    private final TestDatabase database;
    private final TestWorkspace workspace;

    ReadinessIT(RollcallPair pair, TestDatabase database, TestWorkspace workspace) {
        this.pair = pair;
        this.database = database;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER);
    }

    @AfterEach
    void reset() {
        workspace.reset().settled();
    }

    private RollcallLauncher launcher(String name, String url) {
        return pair.launcher(TestDialect.DOCUMENTED, name).with("MONGO_URL", url);
    }

    private static JsonNode check(Rollcall service, String name) {
        for (JsonNode check : service.management().get(READY).json().path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("No check of " + name);
    }

    private static String word(Rollcall service, String check, String key) {
        return check(service, check).path("data").path(key).asText();
    }

    @Test
    void aServiceThatWasReadyIsDegradedForATimeAndThenNotReady() {
        Assumptions.assumeTrue(new MongoUrl(database.directUrl()).plainServer().isPresent());
        try (CommandTap tap = CommandTap.before(database.directUrl());
                Rollcall service =
                        launcher("degraded", tap.through(database.directUrl()))
                                .with("ROLLCALL_UNREADY_AFTER", "PT12S")
                                .start()) {
            assertThat(word(service, "database", "state")).isEqualTo("ready");
            assertThat(word(service, "workspace", "state")).isEqualTo("ready");
            tap.cut();

            // A command that was on its way when the connection broke has a reason of its own.
            service.await(
                    "degraded, because MongoDB cannot be connected to",
                    rollcall -> {
                        Response degraded = rollcall.management().get(READY);
                        return degraded.status() == 200
                                && degraded.json().toString().contains("degraded")
                                && degraded.body().contains("MongoDB cannot be connected to");
                    });
            assertThat(pair.api(service).as(CALLER).get("/api/v1/me").status()).isEqualTo(503);

            service.await(
                    "not ready", rollcall -> rollcall.management().get(READY).status() == 503);
            assertThat(word(service, "database", "state")).isEqualTo("not ready");
            assertThat(word(service, "workspace", "reason")).contains("ROLLCALL_RIGHTS_MAX_AGE");
            assertThat(service.management().get("/q/health/live").status()).isEqualTo(200);
        }
    }

    /** The embedded server knows no passwords, so it refuses each. */
    @Test
    void aPasswordThatIsRefusedIsNamedByTheCheckOfTheDatabase() {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", 0);
        String url =
                "mongodb://reader:pa55word@127.0.0.1:"
                        + server.getLocalAddress().getPort()
                        + "/rocketchat";
        try (Rollcall service = launcher("refused-password", url).launch()) {
            service.await(
                    "told why",
                    rollcall ->
                            word(rollcall, "database", "reason")
                                    .contains("refuses the user, the password"));

            assertThat(service.management().get(READY).status()).isEqualTo(503);
            assertThat(check(service, "database").path("status").asText()).isEqualTo("DOWN");
            assertThat(word(service, "workspace", "reason")).contains("have not been read yet");
            assertThat(service.management().get(READY).body())
                    .doesNotContain("pa55word", "reader", "127.0.0.1", "xception");
        } finally {
            server.shutdownNow();
        }
    }
}
