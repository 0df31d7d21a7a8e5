package dev.rollcall.blackbox.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rollcall.benchmark.LargeWorkspace;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.CommandTap;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A list of all, of far more users than the heap can hold: it leaves while it is read, as fast as
 * its reader takes it.
 */
@BlackBox("reads slowly, goes away early, and cuts the database off")
@NeedsRealDatabase("room for a hundred thousand users")
@TestInstance(Lifecycle.PER_CLASS)
class LongListIT {

    private static final int USERS = 100_000;
    private static final int AT_ONCE = 4;

    /** The workspace also has a regular caller. */
    private static final int EVERYBODY = USERS + 1;

    /** What the service asks for at once is no more than this; so many commands read them all. */
    private static final int COMMANDS_AT_LEAST = USERS / 1_000;

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RollcallPair pair;
    private LargeWorkspace workspace;
    private CommandTap tap;
    private Rollcall rollcall;

    LongListIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void load() {
        String database = "rollcall_long_" + UUID.randomUUID().toString().substring(0, 8);
        workspace = LargeWorkspace.of(USERS, pair.database().directUrl(database), System.out);
    }

    @AfterAll
    void drop() {
        workspace.drop();
        workspace.close();
    }

    @BeforeEach
    void start() {
        tap = CommandTap.before(workspace.url());
        rollcall =
                launcher()
                        .with("ROLLCALL_LIMITS_COMMAND", COMMAND_LIMIT.toString())
                        .jvmArgument("-Xmx128m")
                        .start();
    }

    private RollcallLauncher launcher() {
        return pair.launcher(TestDialect.EIGHT, "long-list")
                .with("MONGO_URL", tap.through(workspace.url()));
    }

    @AfterEach
    void stop() {
        rollcall.close();
        tap.close();
    }

    private OpenList open() throws IOException {
        return open(rollcall);
    }

    private static OpenList open(Rollcall service) throws IOException {
        return OpenList.request(
                service.http(), "/api/v1/users.list?count=0", LargeWorkspace.administrator());
    }

    @Test
    void leavesWholeFromASmallHeapWhileItIsRead() throws IOException {
        try (OpenList list = open()) {
            list.readSome();
            assertThat(tap.count("getMore")).isLessThan(COMMANDS_AT_LEAST / 2);
            list.readToTheEnd();
            assertThat(list.isWhole()).isTrue();
            assertThat(list.users()).isEqualTo(EVERYBODY);
            assertThat(tap.count("getMore")).isGreaterThan(COMMANDS_AT_LEAST);
        }
        assertThat(rollcall.log()).doesNotContain("OutOfMemoryError");
    }

    @Test
    void waitsForAReaderThatPauses() throws IOException {
        try (OpenList list = open()) {
            list.readSome();
            int read = settled(() -> tap.count("getMore"), Duration.ofSeconds(2));
            assertThat(read).isLessThan(COMMANDS_AT_LEAST / 2);
            pause(COMMAND_LIMIT.plusSeconds(2));
            assertThat(tap.count("getMore")).isEqualTo(read);
            list.readToTheEnd();
            assertThat(list.isWhole()).isTrue();
            assertThat(list.users()).isEqualTo(EVERYBODY);
        }
    }

    @Test
    void endsTheReadingIfTheReaderGoesAway() throws IOException {
        try (OpenList list = open()) {
            list.readSome();
        }
        Awaitility.await("the cursor is closed")
                .atMost(PATIENCE)
                .until(() -> tap.count("killCursors") > 0);
        assertThat(tap.count("getMore")).isLessThan(COMMANDS_AT_LEAST / 2);
    }

    @Test
    void cannotPassForWholeIfTheDatabaseFailsHalfway() throws IOException {
        try (OpenList list = open()) {
            list.readSome();
            tap.cut();
            list.readToTheEnd();
            assertThat(list.isWhole()).isFalse();
            assertThat(list.users()).isLessThan(USERS);
        }
    }

    /** Each may take its own time for a batch of a server that is busy with the others. */
    @Test
    void comesWholeBesideOthersWithTheDefaultLimits() {
        ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
        try (Rollcall service = launcher().start()) {
            List<CompletableFuture<Integer>> lists =
                    Stream.generate(
                                    () ->
                                            CompletableFuture.supplyAsync(
                                                    () -> users(service), readers))
                            .limit(AT_ONCE)
                            .toList();
            assertThat(lists.stream().map(CompletableFuture::join)).containsOnly(EVERYBODY);
            assertThat(service.log()).doesNotContain("broke off");
        } finally {
            readers.shutdownNow();
        }
    }

    /** How many users came; fewer than there are if the list broke off. */
    private static int users(Rollcall service) {
        try (OpenList list = open(service)) {
            list.readToTheEnd();
            return list.isWhole() ? list.users() : -list.users();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number once it has stayed the same for so long. */
    private static int settled(IntSupplier number, Duration length) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int last = number.getAsInt();
        long since = System.nanoTime();
        while (System.nanoTime() - since < length.toNanos()) {
            pause(Duration.ofMillis(50));
            if (number.getAsInt() != last) {
                last = number.getAsInt();
                since = System.nanoTime();
            }
            if (System.nanoTime() > deadline) {
                fail("Still growing after " + PATIENCE + ": " + last);
            }
        }
        return last;
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while nothing is to happen", e);
        }
    }
}
