package dev.rollcall.blackbox.load;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many readers, of rows of two megabytes each, fit into a small heap, whether they read or not. */
@BlackBox("reads slowly, from a service with little memory")
@NeedsRealDatabase("documents of two megabytes, given in batches")
class LargeRowsIT {

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final String TARGET =
            "/api/v1/users.list?count=100&fields=%7B%22customFields%22%3A1%7D";
    private static final int READERS = 20;
    private static final int ROWS = 60;

    /** The workspace also has the caller. */
    private static final int EVERYBODY = ROWS + 1;

    private static final int STALLED = 12;
    private static final int READING = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private final List<OpenList> open = new ArrayList<>();

    LargeRowsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @AfterEach
    void empty() throws IOException {
        for (OpenList list : open) {
            list.close();
        }
        workspace.reset();
    }

    private void fill() {
        workspace.reset().add(CALLER);
        String large = "x".repeat(2 * 1024 * 1024);
        for (int n = 0; n < ROWS; n++) {
            workspace.add(user("large." + n).customField("notes", large));
        }
        workspace.settled();
    }

    @Test
    void fitIntoASmallHeapForManySlowReaders() throws IOException {
        fill();
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "large-rows")
                        .jvmArgument("-Xmx256m")
                        .jvmArgument("-XX:+ExitOnOutOfMemoryError")
                        .start()) {
            for (int n = 0; n < READERS; n++) {
                open.add(OpenList.request(service.http(), TARGET, CALLER.credentials()));
            }
            for (OpenList list : open) {
                list.readFirst();
            }
            assertThat(pair.api(service).as(CALLER).get("/api/v1/me").status()).isEqualTo(200);
            assertThat(service.isAlive()).isTrue();
            assertThat(service.log()).doesNotContain("OutOfMemoryError");
        }
    }

    /** One small row, and many large ones after it, to a reader that does not read. */
    @Test
    void areNotReadFarAheadIfTheyFollowASmallOne() throws IOException {
        fill();
        try (Rollcall service = smallest("large-after-small").start()) {
            open.add(OpenList.request(service.http(), TARGET, CALLER.credentials()));
            open.get(0).readFirst();
            assertThat(pair.api(service).as(CALLER).get("/api/v1/me").status()).isEqualTo(200);
            open.get(0).readToTheEnd();
            assertThat(open.get(0).isWhole()).isTrue();
            assertThat(open.get(0).users()).isEqualTo(EVERYBODY);
        }
    }

    /** Some read as fast as they can, and others take nothing until they are cut off. */
    @Test
    void areAllSentFromTheSmallestHeapWhileManyReadAtOnce() throws Exception {
        fill();
        ExecutorService threads = Executors.newFixedThreadPool(READING);
        try (Rollcall service = smallest("large-lists").start()) {
            for (int n = 0; n < STALLED; n++) {
                open.add(OpenList.request(service.http(), target(n), CALLER.credentials()));
            }
            List<Future<Integer>> read = new ArrayList<>();
            for (int n = 0; n < READING; n++) {
                String target = target(n);
                read.add(threads.submit(() -> wholeList(service, target)));
            }
            for (Future<Integer> users : read) {
                assertThat(users.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isPositive();
            }
            assertThat(service.isAlive()).isTrue();
            assertThat(service.log()).doesNotContain("OutOfMemoryError");
        } finally {
            threads.shutdownNow();
        }
    }

    private RollcallLauncher smallest(String name) {
        return pair.launcher(TestDialect.DOCUMENTED, name)
                .with("ROLLCALL_LIMITS_STALLED_READER", "PT10S")
                .with("ROLLCALL_LIMITS_UNBOUNDED_LISTS", "8")
                .with("ROLLCALL_LIMITS_UNBOUNDED_LISTS_OF_CALLER", "7")
                .jvmArgument("-Xmx64m")
                .jvmArgument("-XX:+ExitOnOutOfMemoryError");
    }

    /** Each fourth list has no bound, and the others are pages. */
    private static String target(int reader) {
        int count = reader % 4 == 0 ? 0 : 10;
        return "/api/v1/users.list?fields=%7B%22customFields%22%3A1%7D&count=" + count;
    }

    /** How many users the list has; one that was refused is asked for again. */
    private static int wholeList(Rollcall service, String target) throws IOException {
        while (service.isAlive() && !Thread.currentThread().isInterrupted()) {
            try (OpenList list =
                    OpenList.request(
                            service.http(),
                            target,
                            CALLER.credentials().with("Connection", "close"))) {
                list.readToTheEnd();
                if (list.isWhole()) {
                    return list.users();
                }
            }
        }
        return 0;
    }
}
