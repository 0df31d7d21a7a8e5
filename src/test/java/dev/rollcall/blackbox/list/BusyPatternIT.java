package dev.rollcall.blackbox.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pattern that backtracks over long names ends within the time for one command. */
@BlackBox
class BusyPatternIT {

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final String BACKTRACKING =
            "/api/v1/users.list?query=%7B%22name%22:%7B%22$regex%22:%22.*a.*a.*c%22%7D%7D";
    private static final Duration LIMIT = Duration.ofMillis(3_500);

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    BusyPatternIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @Test
    @NeedsRealDatabase("limit of time for one command")
    void isRefusedAndDoesNotKeepTheServerBusy() {
        String name = "c" + "a".repeat(3_000);
        workspace.reset().add(CALLER);
        workspace.addAll(
                IntStream.range(0, 300)
                        .mapToObj(n -> UserFixture.user("long." + n).name(name))
                        .toList());
        Api api = pair.api(TestDialect.DOCUMENTED).as(CALLER);

        long begun = System.nanoTime();
        assertThat(api.get(BACKTRACKING).status()).isEqualTo(400);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
        assertThat(api.get("/api/v1/users.info?username=long.7").status()).isEqualTo(200);
    }
}
