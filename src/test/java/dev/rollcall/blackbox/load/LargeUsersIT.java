package dev.rollcall.blackbox.load;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.RoomFixture;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many readers of a large user at once do not fill the heap; some are asked to try again. */
@Tag("slow")
@BlackBox("reads large users at once, from services with little memory")
class LargeUsersIT {

    private static final int ROUNDS = 3;
    private static final int LARGE_CALLERS = 16;
    private static final String ME = "/api/v1/me";

    /** They take longer than the record, so requests that have it would wait for them. */
    private static final RoomFixture[] MANY_ROOMS =
            IntStream.range(0, 3_000)
                    .mapToObj(n -> RoomFixture.room("c", "room" + n))
                    .toArray(RoomFixture[]::new);

    private final RollcallPair pair;

    LargeUsersIT(RollcallPair pair) {
        this.pair = pair;
    }

    /** All answers exceed the heap, and so do those that come before a large one is known. */
    @ParameterizedTest
    @CsvSource({
        "96,  2000000, 64, /api/v1/me",
        "96,  2000000, 64, /api/v1/users.info?userId=large",
        "96,  2000000, 100, /api/v1/users.info?userId=large&includeUserRooms=true",
        "256, 13000000, 8, /api/v1/me",
        "256, 13000000, 8, /api/v1/users.info?userId=large",
        "128, 13000000, 8, /api/v1/me",
        "64,  6000000, 4, /api/v1/me"
    })
    void doNotFillTheHeap(int heap, int size, int readers, String target) throws Exception {
        UserFixture large = large("large", size);
        try (ScriptedDatabase database = new ScriptedDatabase()) {
            TestWorkspace workspace = database.workspace();
            workspace.add(large);
            workspace.join(large, MANY_ROOMS);
            try (Rollcall service =
                    pair.launcher(TestDialect.DOCUMENTED, "large-users-" + size)
                            .with("MONGO_URL", database.url(""))
                            .jvmArgument("-Xmx" + heap + "m")
                            .start()) {
                assertThat(statuses(service, large, target, readers))
                        .contains(200)
                        .isSubsetOf(200, 429, 503);
                assertThat(statuses(service, large, target, 1)).containsOnly(200);
                assertThat(service.isAlive()).isTrue();
            }
        }
    }

    /** A small caller is known to be small, and does not wait with the others. */
    @Test
    void leaveSmallCallersAlone() throws Exception {
        List<UserFixture> large =
                IntStream.range(0, LARGE_CALLERS)
                        .mapToObj(n -> large("large" + n, 2_000_000))
                        .toList();
        UserFixture small = user("small").loggedIn();
        try (ScriptedDatabase database = new ScriptedDatabase()) {
            TestWorkspace workspace = database.workspace();
            workspace.add(small);
            workspace.addAll(large);
            try (Rollcall service =
                    pair.launcher(TestDialect.DOCUMENTED, "small-among-large-users")
                            .with("MONGO_URL", database.url(""))
                            .jvmArgument("-Xmx96m")
                            .start()) {
                assertThat(statuses(service, small, ME, 1)).containsOnly(200);
                AtomicBoolean reading = new AtomicBoolean(true);
                ExecutorService threads = Executors.newFixedThreadPool(2 * LARGE_CALLERS);
                try {
                    for (UserFixture caller : large) {
                        threads.submit(() -> readWhile(reading, service, caller));
                        threads.submit(() -> readWhile(reading, service, caller));
                    }
                    for (int n = 0; n < 20; n++) {
                        assertThat(statuses(service, small, ME, 1)).containsOnly(200);
                    }
                } finally {
                    reading.set(false);
                    threads.shutdown();
                }
                assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
                assertThat(service.isAlive()).isTrue();
            }
        }
    }

    private static void readWhile(AtomicBoolean reading, Rollcall service, UserFixture caller) {
        while (reading.get()) {
            service.http().send("GET", ME, caller.credentials());
        }
    }

    private static UserFixture large(String id, int size) {
        return user(id).id(id).name("n".repeat(size)).loggedIn();
    }

    private static List<Integer> statuses(
            Rollcall service, UserFixture caller, String target, int readers)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            Callable<List<Integer>> reader =
                    () -> {
                        List<Integer> statuses = new ArrayList<>();
                        for (int round = 0; round < ROUNDS; round++) {
                            statuses.add(
                                    service.http()
                                            .send("GET", target, caller.credentials())
                                            .status());
                        }
                        return statuses;
                    };
            List<Future<List<Integer>>> reading = new ArrayList<>();
            for (int n = 0; n < readers; n++) {
                reading.add(threads.submit(reader));
            }
            List<Integer> all = new ArrayList<>();
            for (Future<List<Integer>> one : reading) {
                all.addAll(one.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
