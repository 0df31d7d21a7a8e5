package dev.rollcall.demo.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.rollcall.demo.workspace.WorkspaceContents;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.FreePort;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A workspace whose database is not there, goes away and comes back. The service starts, says so
 * within three seconds, reveals nothing of the cause, and recovers by itself.
 */
@Tag("slow")
@BlackBox("takes the database away from under the service")
class RecoveryIT {

    /**
     * The service waits three seconds at most, a plain driver thirty. The rest is for a busy
     * machine.
     */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String PASSWORD = "pa55word-of-the-workspace";
    private static final String WRONG_TOKEN = "opens-nothing";
    private static final List<String> ENDPOINTS =
            List.of(
                    "/api/v1/me",
                    "/api/v1/users.info?username=john.m",
                    "/api/v1/users.list",
                    "/api/v1/users.list?count=0");

    private final RollcallPair pair;

    RecoveryIT(RollcallPair pair) {
        this.pair = pair;
    }

    @ParameterizedTest
    @EnumSource
    void withoutADatabaseEveryEndpointIsUnavailable(TestDialect dialect) {
        try (Rollcall service = launch(dialect, "no-database", urlWithPassword(FreePort.find()))) {
            assertLiveAndNotReady(service);
            assertUnavailable(service);
            assertNothingTold(service);
        }
    }

    @Test
    void withAPasswordThatTheDatabaseRefusesEveryEndpointIsUnavailable() {
        // The embedded server knows no passwords, so it refuses each.
        try (DemoDatabase database = DemoDatabase.on(FreePort.find());
                Rollcall service =
                        launch(
                                TestDialect.DOCUMENTED,
                                "refused",
                                urlWithPassword(database.port()))) {
            assertLiveAndNotReady(service);
            assertUnavailable(service);
            assertNothingTold(service);
        }
    }

    @Test
    void withAFrozenDatabaseEveryEndpointIsUnavailable() throws IOException {
        try (ServerSocket frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Rollcall service =
                        launch(TestDialect.DOCUMENTED, "frozen", url(frozen.getLocalPort()))) {
            assertLiveAndNotReady(service);
            assertUnavailable(service);
        }
    }

    @Test
    void recoversByItselfWheneverTheDatabaseComesBack() {
        int port = FreePort.find();
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "comes-and-goes")
                        .with("MONGO_URL", url(port))
                        .with("ROLLCALL_UNREADY_AFTER", "PT6S")
                        .launch()) {
            service.await("live", RecoveryIT::isLive);
            assertUnavailable(service);
            for (int round = 0; round < 2; round++) {
                DemoDatabase.whileUp(
                        port,
                        () -> {
                            service.awaitReady();
                            assertAnswers(service);
                        });
                // At first the rights are still known and only the users cannot be read.
                assertUnavailable(service);
                service.await("known to be unavailable", RecoveryIT::isNotReady);
                assertUnavailable(service);
            }
            assertThat(service.log()).doesNotContain("\tat ");
        }
    }

    private Rollcall launch(TestDialect dialect, String name, String url) {
        Rollcall service = pair.launcher(dialect, name).with("MONGO_URL", url).launch();
        service.await("live", RecoveryIT::isLive);
        return service;
    }

    private static void assertLiveAndNotReady(Rollcall service) {
        assertThat(isLive(service)).isTrue();
        assertThat(isNotReady(service)).isTrue();
        assertThat(service.management().get("/q/health/ready").body())
                .doesNotContain("127.0.0.1", PASSWORD, "xception");
    }

    /** All at once, since each may take its time. */
    private void assertUnavailable(Rollcall service) {
        List<Api> callers =
                List.of(
                        roxie(service, DemoCaller.ROXIE.token()),
                        roxie(service, WRONG_TOKEN),
                        pair.api(service).bearer(WRONG_TOKEN));
        ExecutorService requests = Executors.newCachedThreadPool();
        try {
            callers.stream()
                    .flatMap(
                            caller ->
                                    ENDPOINTS.stream()
                                            .map(endpoint -> unavailable(caller, endpoint)))
                    .map(check -> CompletableFuture.runAsync(check, requests))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            requests.shutdownNow();
        }
    }

    private static Runnable unavailable(Api caller, String endpoint) {
        return () -> assertUnavailable(caller, endpoint);
    }

    private static void assertUnavailable(Api api, String endpoint) {
        long begun = System.nanoTime();
        Response response = api.get(endpoint);
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(response.status()).as(endpoint).isEqualTo(503);
        assertThat(waited).as(endpoint).isLessThan(SOON);
        assertThat(response.header("Retry-After")).get().asString().matches("[1-9][0-9]*");
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(response.json().fieldNames()).toIterable().containsExactly("success", "error");
        assertThat(response.body())
                .doesNotContainIgnoringCase("127.0.0.1", "mongo", "exception", "timeout", "socket");
    }

    private void assertAnswers(Rollcall service) {
        for (String endpoint : ENDPOINTS) {
            Response response = roxie(service, DemoCaller.ROXIE.token()).get(endpoint);
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            assertThat(roxie(service, WRONG_TOKEN).get(endpoint).status()).isEqualTo(401);
        }
    }

    private static void assertNothingTold(Rollcall service) {
        assertThat(service.log()).doesNotContain(PASSWORD, DemoCaller.ROXIE.token(), WRONG_TOKEN);
        assertThat(service.log()).doesNotContain("\tat ");
    }

    private Api roxie(Rollcall service, String token) {
        return pair.api(service)
                .with("X-User-Id", DemoCaller.ROXIE.id())
                .with("X-Auth-Token", token);
    }

    private static boolean isLive(Rollcall service) {
        return service.management().get("/q/health/live").status() == 200;
    }

    private static boolean isNotReady(Rollcall service) {
        return service.management().get("/q/health/ready").status() == 503;
    }

    private static String url(int port) {
        return "mongodb://127.0.0.1:" + port + "/rocketchat";
    }

    private static String urlWithPassword(int port) {
        return "mongodb://reader:" + PASSWORD + "@127.0.0.1:" + port + "/rocketchat";
    }

    /** The demo workspace on a port of the test's choice. */
    private record DemoDatabase(MongoServer server, int port) implements AutoCloseable {

        static DemoDatabase on(int port) {
            MongoServer server = new MongoServer(new MemoryBackend());
            server.bind("127.0.0.1", port);
            try (MongoClient client = MongoClients.create(url(port))) {
                new WorkspaceContents().withDemo().replaceAllIn(client.getDatabase("rocketchat"));
            }
            return new DemoDatabase(server, port);
        }

        static void whileUp(int port, Runnable actions) {
            DemoDatabase database = on(port);
            try {
                actions.run();
            } finally {
                database.close();
            }
        }

        @Override
        public void close() {
            server.shutdownNow();
        }
    }
}
