package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A request whose client went away while the caller was looked up is not looked for in the
 * database. A client that resets each request at once could otherwise keep the database busy with
 * more of them than it may have running.
 */
@BlackBox("goes away before its answer, and holds the database back until the service knows")
class GoneClientsIT {

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final String LIST = "/api/v1/users.list?count=7";
    private static final String ONE = "/api/v1/users.info?username=nobody";
    private static final int CANCEL = 8;
    private static final int PATIENCE_SECONDS = 60;

    private final RollcallPair pair;
    private final Queue<String> reading = new ConcurrentLinkedQueue<>();
    private final CountDownLatch known = new CountDownLatch(1);

    GoneClientsIT(RollcallPair pair) {
        this.pair = pair;
    }

    @Test
    void leaveTheDatabaseAlone() throws IOException {
        try (ScriptedDatabase database = new ScriptedDatabase()) {
            database.workspace().add(CALLER);
            database.script(this::holdLoginsOfTheGone);
            try (Rollcall service =
                    pair.launcher(TestDialect.DOCUMENTED, "gone-clients")
                            .with("MONGO_URL", database.url(""))
                            .with("ROLLCALL_ACCESS_LOG", "true")
                            .with("ROLLCALL_RIGHTS_MAX_AGE", "PT2M")
                            .with("ROLLCALL_LIMITS_COMMAND", "PT1M")
                            .start()) {
                OpenList.request(service.http(), LIST, as("gone-list")).close();
                OpenList.request(service.http(), ONE, as("gone-one")).close();
                reset(service, LIST, "gone-stream");
                for (String name : List.of("gone-list", "gone-one", "gone-stream")) {
                    service.await(name, running -> running.log().contains(ended(name)));
                }
                known.countDown();
                service.await(
                        "the logins of all three are over",
                        running -> reading.stream().filter("login"::equals).count() == 3);
                assertThat(service.http().send("GET", LIST, as("stays")).status()).isEqualTo(200);
            }
        }
        assertThat(reading).contains("stays").doesNotContain("gone");
    }

    private static Headers as(String requestId) {
        return CALLER.credentials().with("X-Request-Id", requestId);
    }

    private static String ended(String requestId) {
        return "\"requestId\":\"" + requestId + "\"";
    }

    /** Sends a request by HTTP/2, and takes it back at once. */
    private static void reset(Rollcall service, String target, String requestId) {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClientRequest request =
                    vertx.createHttpClient(
                                    new HttpClientOptions()
                                            .setProtocolVersion(HttpVersion.HTTP_2)
                                            .setHttp2ClearTextUpgrade(false))
                            .request(
                                    HttpMethod.GET,
                                    service.http().port(),
                                    service.http().host(),
                                    target)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .join();
            as(requestId).lines().forEach(line -> request.putHeader(line.name(), line.value()));
            request.end().onComplete(sent -> request.reset(CANCEL));
            service.await("reset", running -> running.log().contains(ended(requestId)));
        } finally {
            vertx.close();
        }
    }

    private Optional<Document> holdLoginsOfTheGone(Document command) {
        String request = String.valueOf(command.get("comment"));
        boolean login = command.toString().contains("hashedToken");
        if (request.startsWith("gone") && login) {
            await();
            reading.add("login");
        } else if (request.startsWith("gone")) {
            reading.add("gone");
        } else if (request.equals("stays") && !login) {
            reading.add("stays");
        }
        return Optional.empty();
    }

    private void await() {
        try {
            assertThat(known.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
