package dev.rollcall.faults;

import static dev.rollcall.testkit.Fixtures.regular;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.MongoUrl;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.StandInSet;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A replica set elects its primary while requests come: whatever a plain driver would have read is
 * answered, and what it would not have is a 503 at once, from a service that stays ready.
 */
@Tag("slow")
@BlackBox("plays elections of a replica set before the service")
class ElectionsIT {

    private static final UserFixture CALLER = regular();
    private static final List<String> TARGETS =
            List.of(
                    "/api/v1/me",
                    "/api/v1/users.info?username=regular",
                    "/api/v1/users.list?count=5",
                    "/api/v1/users.list?count=0");

    private final RollcallPair pair;
    private final TestDatabase database;
    private final TestWorkspace workspace;

    ElectionsIT(RollcallPair pair, TestDatabase database, TestWorkspace workspace) {
        this.pair = pair;
        this.database = database;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().setting("API_Allow_Infinite_Count", true).add(CALLER);
    }

    @AfterEach
    void reset() {
        workspace.reset().settled();
    }

    private StandInSet set() {
        Optional<InetSocketAddress> server = new MongoUrl(database.directUrl()).plainServer();
        Assumptions.assumeTrue(
                server.isPresent() && !database.directUrl().contains("@"),
                "The set is played in front of one server that asks for no password.");
        return StandInSet.before(server.get());
    }

    private String url(StandInSet set, String options) {
        return set.url(database.database().getName(), options);
    }

    @Test
    void noRequestFailsThatAPlainDriverWouldHaveAnswered() throws Exception {
        String patient = "&serverSelectionTimeoutMS=30000&waitQueueTimeoutMS=30000";
        try (StandInSet set = set();
                Rollcall service =
                        pair.launcher(TestDialect.DOCUMENTED, "elections")
                                .with("MONGO_URL", url(set, patient))
                                .with("ROLLCALL_LIMITS_COMMAND", "PT30S")
                                .with("ROLLCALL_LIMITS_UNBOUNDED_LISTS", "1000")
                                .start();
                MongoClient driver = MongoClients.create(url(set, patient));
                SteadyLoad plain = SteadyLoad.of(() -> read(driver));
                SteadyLoad load = requests(service)) {
            load.awaitAnswered(50);
            int next = 1;
            for (int milliseconds : new int[] {300, 1000, 3000, 300}) {
                set.stepDown();
                Thread.sleep(milliseconds);
                set.elect(next);
                next = (next + 1) % 3;
                load.awaitAnswered(50);
                plain.awaitAnswered(50);
            }
            set.kill(next);
            set.elect((next + 1) % 3);
            load.awaitAnswered(50);

            assertThat(plain.failures()).as("of a plain driver").isEmpty();
            assertThat(load.failures()).isEmpty();
            assertThat(service.management().get("/q/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void whereADriverWouldGiveUpRequestsAreRefusedAtOnceAndTheServiceIsDegraded() {
        try (StandInSet set = set();
                Rollcall service =
                        pair.launcher(TestDialect.DOCUMENTED, "no-primary")
                                .with("MONGO_URL", url(set, "&serverSelectionTimeoutMS=4000"))
                                .with("ROLLCALL_LIMITS_COMMAND", "PT10S")
                                .with("ROLLCALL_UNREADY_AFTER", "PT10M")
                                .start()) {
            Api caller = pair.api(service).as(CALLER);
            assertThat(caller.get("/api/v1/me").status()).isEqualTo(200);
            set.stepDown();

            service.await("refusing at once", rollcall -> isRefusedAtOnce(caller));

            Response ready = service.management().get("/q/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.body())
                    .contains("degraded", "No server of MONGO_URL can be read from")
                    .doesNotContain("127.0.0.1");

            set.elect(2);
            service.await("answering again", rollcall -> caller.get("/api/v1/me").status() == 200);
        }
    }

    private static boolean isRefusedAtOnce(Api caller) {
        long begun = System.nanoTime();
        Response response = caller.get("/api/v1/me");
        return response.status() == 503
                && response.header("Retry-After").isPresent()
                && System.nanoTime() - begun < Duration.ofSeconds(2).toNanos();
    }

    private SteadyLoad requests(Rollcall service) {
        Api caller = pair.api(service).as(CALLER);
        AtomicInteger turn = new AtomicInteger();
        return SteadyLoad.of(
                () -> {
                    String target = TARGETS.get(turn.getAndIncrement() % TARGETS.size());
                    Response response = caller.get(target);
                    return response.status() == 200
                            ? Optional.empty()
                            : Optional.of(target + ": " + response.status());
                });
    }

    private Optional<String> read(MongoClient driver) {
        driver.getDatabase(database.database().getName()).getCollection("users").find().first();
        return Optional.empty();
    }

    /**
     * A few callers who do the same again and again. Each waits for its answer, so a busy machine
     * gets no growing queue in which one request would meet two elections.
     */
    private record SteadyLoad(
            ExecutorService callers,
            AtomicBoolean stopped,
            AtomicInteger answered,
            Queue<String> problems)
            implements AutoCloseable {

        private static final int CALLERS = 8;
        private static final long PAUSE_MILLIS = 40;

        private interface Call {

            /** What was wrong, if anything. */
            Optional<String> make();
        }

        static SteadyLoad of(Call call) {
            SteadyLoad load =
                    new SteadyLoad(
                            Executors.newFixedThreadPool(CALLERS),
                            new AtomicBoolean(),
                            new AtomicInteger(),
                            new ConcurrentLinkedQueue<>());
            for (int caller = 0; caller < CALLERS; caller++) {
                load.callers.execute(() -> load.repeat(call));
            }
            return load;
        }

        private void repeat(Call call) {
            while (!stopped.get()) {
                try {
                    call.make().ifPresent(problems::add);
                } catch (RuntimeException | AssertionError e) {
                    problems.add(e + ", " + e.getCause());
                }
                answered.incrementAndGet();
                pause();
            }
        }

        private static void pause() {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for this many answers more. */
        void awaitAnswered(int more) throws InterruptedException {
            int wanted = answered.get() + more;
            long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (answered.get() < wanted) {
                assertThat(System.nanoTime()).as("answers come").isLessThan(deadline);
                Thread.sleep(20);
            }
        }

        /** Those of all calls, of which none is begun any more. */
        List<String> failures() throws InterruptedException {
            stopped.set(true);
            callers.shutdown();
            assertThat(callers.awaitTermination(90, TimeUnit.SECONDS)).as("all ended").isTrue();
            return List.copyOf(problems);
        }

        @Override
        public void close() {
            stopped.set(true);
            callers.shutdownNow();
        }
    }
}
