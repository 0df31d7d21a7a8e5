package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import org.junit.jupiter.api.Test;

/** Told to end, the service exits with 0. */
@BlackBox
class TerminationIT {

    private final RollcallPair pair;

    TerminationIT(RollcallPair pair) {
        this.pair = pair;
    }

    @Test
    void unusedItExitsWithZero() {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "terminated-unused").start()) {
            assertThat(service.stop()).isZero();
        }
    }
}
