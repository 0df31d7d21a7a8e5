package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A service whose memory outside of the heap has run out ends, and says so. */
class DirectMemoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The network library takes four mebibytes with the first request. */
    @Test
    void thatHasRunOutEndsTheService() throws InterruptedException {
        try (Rollcall service =
                RollcallLauncher.named("direct-memory")
                        .jvmArgument("-XX:MaxDirectMemorySize=3m")
                        .launch()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (service.isAlive() && System.nanoTime() < deadline) {
                ask(service);
                Thread.sleep(200);
            }
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log()).contains("Terminating: the process has run out of memory.");
        }
    }

    private static void ask(Rollcall service) {
        try {
            service.http().get("/api/v1/me");
        } catch (UncheckedIOException refused) {
            // It does not listen yet, or not any more.
        }
    }
}
