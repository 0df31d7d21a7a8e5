package dev.rollcall.blackbox.load;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Twenty readers who hardly read, of rows of two megabytes each, fit into a small heap. */
@BlackBox("reads slowly, from a service with little memory")
@NeedsRealDatabase("documents of two megabytes, given in batches")
class LargeRowsIT {

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final String TARGET =
            "/api/v1/users.list?count=100&fields=%7B%22customFields%22%3A1%7D";
    private static final int READERS = 20;
    private static final int ROWS = 60;

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

    @Test
    void fitIntoASmallHeapForManySlowReaders() throws IOException {
        workspace.reset().add(CALLER);
        String large = "x".repeat(2 * 1024 * 1024);
        for (int n = 0; n < ROWS; n++) {
            workspace.add(user("large." + n).customField("notes", large));
        }
        workspace.settled();
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
}
