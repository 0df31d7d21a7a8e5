package dev.rollcall.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mode that a Java virtual machine watches to write a cache for the next start. */
@Tag("by-hand")
class RehearsalIT {

    @Test
    void answersItselfWithoutADatabaseAndEnds() {
        RollcallLauncher rehearsal =
                RollcallLauncher.named("rehearsal")
                        .with("ROLLCALL_DEMO", "false")
                        .argument("rehearsal");
        try (Rollcall process = rehearsal.launch()) {
            assertThat(process.awaitExit()).isZero();
            assertThat(process.log()).contains("Rehearsed: every request was answered with 200.");
        }
    }
}
