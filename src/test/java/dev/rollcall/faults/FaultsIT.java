package dev.rollcall.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ServerAddress;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.SlowProxy;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A database that is killed, frozen or slow under load: refused at once or within the limit, never
 * answered wrongly, and right again within a second of its return.
 */
@BlackBox("kills, freezes and slows the database server under load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
        named = Engine.VARIABLE,
        matches = ".+",
        disabledReason = "There is no server here that a test may kill")
class FaultsIT {

    private static final int ROUNDS = 10;
    private static final int WARM = 2;
    private static final int CALLERS = 6;
    private static final int PEOPLE = 6_000;
    private static final long MIB = 1024L * 1024;

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Two and a half seconds for a command and its way; the rest is for a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Less than a command that waits for its own limit. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** By then a frozen server has missed a heartbeat, and the rest is for a busy machine. */
    private static final Duration NOTICED = Duration.ofMillis(4_500);

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final String INFO = "/api/v1/users.info?username=person.17";
    private static final String PAGE = "/api/v1/users.list?count=50";
    private static final String EVERYBODY = "/api/v1/users.list?count=0";

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private final Engine engine = Engine.ofEnvironment();

    FaultsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeAll
    void people() {
        workspace.reset().add(CALLER);
        workspace.addAll(
                IntStream.range(0, PEOPLE).mapToObj(n -> UserFixture.user("person." + n)).toList());
    }

    @AfterEach
    void restore() {
        engine.restore();
        awaitPort();
    }

    @Test
    void killedItIsRefusedAtOnceAndAnsweredWithinASecondOfItsReturn() {
        List<Duration> refused = new ArrayList<>();
        List<Duration> slowest = new ArrayList<>();
        List<Duration> returned = new ArrayList<>();
        List<Footprint> footprints = new ArrayList<>();
        try (Rollcall service = launch("killed", pair.database().directUrl());
                Load load = load(service)) {
            for (int round = 0; round < ROUNDS; round++) {
                load.await("right before it is killed", Sample::isRight);
                assertNoneWrong(load.take());
                long killed = System.nanoTime();
                engine.kill();
                // Away for lengths that meet each pause between tries; some so long that the
                // rights are too old to be served, too.
                pause(Duration.ofMillis(round % 4 == 3 ? 6_000 : 700 + 73 * round));
                engine.start();
                long back = awaitPort();
                load.await("right after its return", rightAfter(back));
                List<Sample> samples = load.take();
                assertNoneWrong(samples);
                refused.add(first(samples, Sample::isRefused, killed));
                slowest.add(slowestRefusal(samples, killed));
                returned.add(first(samples, rightAfter(back), back));
                if (round == WARM || round == ROUNDS - 1) {
                    footprints.add(Footprint.of(service));
                }
            }
        }
        tell("killed, first 503 after", refused);
        tell("killed, slowest 503 took", slowest);
        tell("killed, right after its return", returned);
        System.out.println(
                "killed, footprint after round " + WARM + " and the last: " + footprints);
        assertThat(median(refused)).isLessThan(SECOND);
        assertThat(slowest).allSatisfy(took -> assertThat(took).isLessThan(LIMIT));
        assertThat(median(returned)).isLessThan(SECOND);
        assertThat(returned).allSatisfy(took -> assertThat(took).isLessThan(LIMIT));
        assertNoGrowth(footprints.get(0), footprints.get(1));
    }

    @Test
    void frozenItIsRefusedWithinTheLimitAndThenAtOnce() {
        List<Duration> slowest = new ArrayList<>();
        List<Duration> later = new ArrayList<>();
        List<Duration> returned = new ArrayList<>();
        try (Rollcall service = launch("frozen", pair.database().directUrl());
                Load load = load(service)) {
            for (int round = 0; round < 2; round++) {
                load.await("right before it freezes", Sample::isRight);
                assertNoneWrong(load.take());
                long frozen = System.nanoTime();
                long noticed = frozen + NOTICED.toNanos();
                engine.freeze();
                load.await(
                        "refused when that was noticed",
                        sample -> sample.isRefused() && sample.begun() >= noticed);
                long thawed = System.nanoTime();
                engine.thaw();
                load.await("right after the thaw", rightAfter(thawed));
                List<Sample> samples = load.take();
                assertNoneWrong(samples);
                assertThat(samples).anyMatch(Sample::isRefused);
                slowest.add(slowestRefusal(samples, frozen));
                later.add(slowestRefusal(samples, noticed));
                returned.add(first(samples, rightAfter(thawed), thawed));
            }
        }
        tell("frozen, slowest 503 took", slowest);
        tell("frozen and noticed, slowest 503 took", later);
        tell("frozen, right after its return", returned);
        assertThat(slowest).allSatisfy(took -> assertThat(took).isLessThan(LIMIT));
        assertThat(later).allSatisfy(took -> assertThat(took).isLessThan(AT_ONCE));
        assertThat(returned).allSatisfy(took -> assertThat(took).isLessThan(LIMIT));
        assertThat(Collections.min(returned)).isLessThan(SECOND);
    }

    @Test
    void slowItIsAnsweredRightlyOrRefusedWithinTheLimit() {
        ServerAddress server = server();
        try (SlowProxy way = SlowProxy.to(server.getHost(), server.getPort());
                Rollcall service = launch("slow", pair.database().urlThroughPort(way.port()));
                Load load = load(service)) {
            load.await("right before it is slow", Sample::isRight);
            assertNoneWrong(load.take());
            long delayed = System.nanoTime();
            way.delay(Duration.ofMillis(200));
            load.await(
                    "right although it is slow",
                    sample -> sample.isRight() && sample.begun() >= delayed);
            assertNoneWrong(load.take());

            long slowed = System.nanoTime();
            way.delay(Duration.ofSeconds(20));
            load.await(
                    "refused because it is too slow",
                    sample -> sample.isRefused() && sample.begun() >= slowed);
            List<Sample> tooSlow = load.take();
            assertNoneWrong(tooSlow);
            assertThat(slowestRefusal(tooSlow, slowed)).isLessThan(LIMIT);
            tell("slow, slowest 503 took", List.of(slowestRefusal(tooSlow, slowed)));
        }
    }

    @Test
    void aListWhoseDatabaseBreaksInTheMiddleEndsTheConnection() {
        ServerAddress server = server();
        try (SlowProxy way = SlowProxy.to(server.getHost(), server.getPort());
                Rollcall service = launch("broken", pair.database().urlThroughPort(way.port()))) {
            Response whole = service.http().send("GET", EVERYBODY, CALLER.credentials());
            assertThat(whole.json().path("users")).hasSize(PEOPLE + 1);

            way.breakAfter(whole.body().length() / 2);

            assertThatThrownBy(() -> service.http().send("GET", EVERYBODY, CALLER.credentials()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No whole response");
            service.await("answered again", again -> status(again, EVERYBODY) == 200);
        }
    }

    private Rollcall launch(String name, String url) {
        return pair.launcher(TestDialect.DOCUMENTED, "faults-" + name)
                .with("MONGO_URL", url)
                .jvmArgument("-Xmx96m")
                .start();
    }

    private static Load load(Rollcall service) {
        Map<String, String> rightBodies = new HashMap<>();
        for (String target : List.of(INFO, PAGE)) {
            Response right = service.http().send("GET", target, CALLER.credentials());
            assertThat(right.status()).isEqualTo(200);
            rightBodies.put(target, right.body());
        }
        return Load.of(service.http(), CALLER.credentials(), rightBodies, CALLERS);
    }

    private static int status(Rollcall service, String target) {
        return service.http().send("GET", target, CALLER.credentials()).status();
    }

    private ServerAddress server() {
        return pair.database()
                .client()
                .getClusterDescription()
                .getClusterSettings()
                .getHosts()
                .get(0);
    }

    /** When the server took a connection again. */
    private long awaitPort() {
        InetSocketAddress address = new InetSocketAddress(server().getHost(), server().getPort());
        for (long begun = System.nanoTime(); ; pause(Duration.ofMillis(5))) {
            try (Socket socket = new Socket()) {
                socket.connect(address);
                return System.nanoTime();
            } catch (IOException e) {
                assertThat(System.nanoTime() - begun).isLessThan(SECOND.toNanos() * 30);
            }
        }
    }

    private static void assertNoneWrong(List<Sample> samples) {
        assertThat(samples).isNotEmpty();
        assertThat(samples.stream().filter(Sample::isWrong).limit(3)).isEmpty();
    }

    private static Predicate<Sample> rightAfter(long moment) {
        return sample -> sample.isRight() && sample.ended() > moment;
    }

    private static Duration first(List<Sample> samples, Predicate<Sample> condition, long since) {
        return samples.stream()
                .filter(condition)
                .map(sample -> Duration.ofNanos(sample.ended() - since))
                .min(Duration::compareTo)
                .orElseThrow(() -> new AssertionError("No such answer came"));
    }

    private static Duration slowestRefusal(List<Sample> samples, long since) {
        return samples.stream()
                .filter(sample -> sample.isRefused() && sample.begun() >= since)
                .map(Sample::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    /** Far below what a connection or an answer that is left behind in each round would hold. */
    private static void assertNoGrowth(Footprint before, Footprint after) {
        assertThat(after.openFiles()).isLessThanOrEqualTo(before.openFiles() + 2L * CALLERS);
        after.heap()
                .ifPresent(
                        heap -> assertThat(heap).isLessThan(before.heap().orElseThrow() + 8 * MIB));
        assertThat(after.resident()).isLessThan(before.resident() + 64 * MIB);
    }

    private static void tell(String what, List<Duration> durations) {
        System.out.println(
                what + " (ms) " + durations.stream().map(Duration::toMillis).sorted().toList());
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
