package dev.rollcall.blackbox.connection;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A service whose heap runs out while it serves ends with a line and an exit code, so that an
 * orchestrator replaces it. It does not stay without the thread that had to answer.
 */
@Tag("slow")
@BlackBox("lets a process run out of memory")
class HeapMemoryIT {

    private static final UserFixture CALLER = Fixtures.administrator();

    /** Nearly as much as a document may have. No limit of lists holds for one user. */
    private static final int LONG_NAME = 14_000_000;

    private static final int READERS = 12;

    private final RollcallPair pair;

    HeapMemoryIT(RollcallPair pair) {
        this.pair = pair;
    }

    @Test
    void thatHasRunOutEndsTheService() {
        UserFixture large = user("large").name("n".repeat(LONG_NAME));
        try (ScriptedDatabase database = new ScriptedDatabase()) {
            database.workspace().add(CALLER, large);
            try (Rollcall service =
                    pair.launcher(TestDialect.DOCUMENTED, "heap-memory")
                            .with("MONGO_URL", database.url(""))
                            .jvmArgument("-Xmx64m")
                            .start()) {
                IntStream.range(0, READERS)
                        .mapToObj(number -> new Thread(() -> read(service, large)))
                        .forEach(HeapMemoryIT::begin);
                assertThat(service.awaitExit()).isEqualTo(3);
                assertThat(service.log().lines().filter(line -> line.startsWith("Terminating")))
                        .hasSize(1);
            }
        }
    }

    private static void begin(Thread reader) {
        reader.setDaemon(true);
        reader.start();
    }

    private static void read(Rollcall service, UserFixture large) {
        try {
            while (true) {
                service.http()
                        .send(
                                "GET",
                                "/api/v1/users.info?userId=" + large.id(),
                                CALLER.credentials());
            }
        } catch (UncheckedIOException ended) {
            // With the service.
        }
    }
}
