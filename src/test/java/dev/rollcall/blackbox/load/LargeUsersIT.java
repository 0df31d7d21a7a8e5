package dev.rollcall.blackbox.load;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many readers of a large user at once do not fill the heap; some are asked to try again. */
@Tag("slow")
@BlackBox("reads large users at once, from services with little memory")
class LargeUsersIT {

    private static final int ROUNDS = 3;

    private final RollcallPair pair;

    LargeUsersIT(RollcallPair pair) {
        this.pair = pair;
    }

    /** All answers exceed the heap, and so do those that come before a large one is known. */
    @ParameterizedTest
    @CsvSource({
        "96,  2000000, 64, /api/v1/me",
        "96,  2000000, 64, /api/v1/users.info?userId=large",
        "256, 13000000, 8, /api/v1/me"
    })
    void doNotFillTheHeap(int heap, int size, int readers, String target) throws Exception {
        UserFixture large = user("large").id("large").name("n".repeat(size)).loggedIn();
        try (ScriptedDatabase database = new ScriptedDatabase()) {
            database.workspace().add(large);
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
