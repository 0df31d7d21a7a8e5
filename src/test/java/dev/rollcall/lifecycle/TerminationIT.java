package dev.rollcall.lifecycle;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.bson.Document;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.KeptConnection;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Told to end while it is being used, the service loses no request and exits with 0. */
@Tag("slow")
@BlackBox("stops processes while their connections are kept")
class TerminationIT {

    private static final UserFixture CALLER = user("caller").roles("admin").token("token-of-it");
    private static final List<String> TARGETS =
            List.of(
                    "/api/v1/me",
                    "/api/v1/users.info?username=caller",
                    "/api/v1/users.list?count=2",
                    "/openapi.json");
    private static final int CALLERS = 8;

    /** So many answers that every caller has had some, and more requests are on their way. */
    private static final int UNDER_LOAD = 5 * CALLERS;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int LARGE_USERS = 1000;

    /** With this the list is far larger than what the operating system buffers. */
    private static final String LARGE_NAME = "n".repeat(20_000);

    /** How long the service serves on though it is not ready. */
    private static final Duration DELAY = Duration.ofSeconds(3);

    /** After each 64 KiB, so that the list, twenty megabytes, takes longer than the delay. */
    private static final Duration REST = Duration.ofMillis(20);

    /** What Kubernetes gives a pod by default, less what this machine may take for itself. */
    private static final Duration GRACE = Duration.ofSeconds(28);

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    TerminationIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void fill() {
        workspace.reset().add(CALLER);
        workspace.setting("API_Enable_Rate_Limiter", false).settled();
    }

    @Test
    void underLoadLosesNoRequest() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Rollcall service = started("terminated-under-load")) {
            AtomicInteger answers = new AtomicInteger();
            List<Future<SteadyCaller.Tally>> callers =
                    Stream.generate(() -> caller(service, answers::incrementAndGet))
                            .limit(CALLERS)
                            .map(threads::submit)
                            .toList();
            await("the service is under load")
                    .dontCatchUncaughtExceptions()
                    .atMost(PATIENCE)
                    .until(() -> answers.get() > UNDER_LOAD);
            long begun = System.nanoTime();
            service.terminate();
            for (Future<SteadyCaller.Tally> caller : callers) {
                assertThat(caller.get().failures()).isEmpty();
            }

            assertThat(service.awaitExit()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
            assertThat(service.log()).doesNotContain("ERROR", "Exception");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void finishesAListThatItsReaderTakesSlowly() throws IOException {
        workspace.addAll(
                IntStream.range(0, LARGE_USERS)
                        .mapToObj(number -> user("large-" + number).name(LARGE_NAME))
                        .toList());
        try (Rollcall service = started("terminated-while-sending");
                KeptConnection reader = KeptConnection.to(service.http(), CALLER.credentials());
                KeptConnection idle = KeptConnection.to(service.http(), CALLER.credentials())) {
            assertThat(idle.get("/api/v1/me").status()).isEqualTo(200);
            reader.send("/api/v1/users.list?count=0");
            reader.awaitBegun();
            long begun = System.nanoTime();
            service.terminate();
            service.await("not ready", TerminationIT::isNotReady);
            assertThat(service.management().get("/q/health/live").status()).isEqualTo(200);

            Response list = reader.receiveSlowly(REST);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(DELAY);
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.json().get("users")).hasSize(LARGE_USERS + 1);
            assertThat(list.json().get("success").asBoolean()).isTrue();
            assertThat(service.awaitExit()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
            assertThat(idle.isEnded()).isTrue();
        } finally {
            workspace.reset();
        }
    }

    /** There is always a request in progress, and each one is new. */
    @Test
    void endsAlthoughNewConnectionsGoOnAsking() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean lasting = new AtomicBoolean(true);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (ScriptedDatabase slow = new ScriptedDatabase();
                Rollcall service =
                        pair.launcher(TestDialect.DOCUMENTED, "terminated-under-flood")
                                .with("MONGO_URL", slow.url(""))
                                .start()) {
            slow.script(TerminationIT::afterASecond);
            threads.submit(() -> flood(service, lasting, asked));
            await("a flood").atMost(PATIENCE).until(() -> asked.get() > UNDER_LOAD);
            service.terminate();

            assertThat(service.awaitExit()).isZero();
            assertThat(service.log())
                    .doesNotContain("Timed out waiting")
                    .doesNotContainPattern("After Shutdown[^\n]*\n\tat ");
        } finally {
            lasting.set(false);
            threads.shutdown();
        }
    }

    private static Optional<Document> afterASecond(Document command) {
        if (command.toString().contains("hashedToken")) {
            pause(Duration.ofSeconds(1));
        }
        return Optional.empty();
    }

    /** Each connection stays open, and a refused one is followed by the next. */
    private static void flood(Rollcall service, AtomicBoolean lasting, AtomicInteger asked) {
        List<KeptConnection> open = new ArrayList<>();
        while (lasting.get()) {
            try {
                KeptConnection next = KeptConnection.to(service.http(), CALLER.credentials());
                open.add(next);
                next.send("/api/v1/me");
                asked.incrementAndGet();
            } catch (IOException refused) {
                asked.incrementAndGet();
            }
            pause(Duration.ofMillis(50));
        }
        open.forEach(TerminationIT::close);
    }

    private static void close(KeptConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void unusedExitsAtOnce() {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "terminated-unused").start()) {
            assertThat(service.stop()).isZero();
        }
    }

    @Test
    void asksForAnotherConnectionWhileItStillServes() throws IOException, InterruptedException {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "terminated-with-delay")
                        .with("ROLLCALL_SHUTDOWN_DELAY", "PT5S")
                        .start()) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:"
                                                    + service.http().port()
                                                    + "/api/v1/me"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
            HttpResponse<Void> answer =
                    client.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Connection")).isEmpty();

            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(service::stop);
            while (answer.headers().firstValue("Connection").isEmpty()) {
                answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).as("no login, but served").isEqualTo(401);
            }
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
            assertThat(exit.join()).isZero();
        }
    }

    private Rollcall started(String name) {
        return pair.launcher(TestDialect.DOCUMENTED, name)
                .with("ROLLCALL_SHUTDOWN_DELAY", DELAY.toString())
                .start();
    }

    /** A balancer connects nobody to a service that says it is not ready. */
    private static SteadyCaller caller(Rollcall service, Runnable whenAnswered) {
        return new SteadyCaller(
                service.http(),
                CALLER.credentials(),
                TARGETS,
                () -> isReady(service),
                whenAnswered);
    }

    private static boolean isReady(Rollcall service) {
        try {
            return service.management().get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isNotReady(Rollcall service) {
        return !isReady(service);
    }
}
