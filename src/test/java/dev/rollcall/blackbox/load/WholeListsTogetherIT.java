package dev.rollcall.blackbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.benchmark.LargeWorkspace;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole lists that are read at once come whole: each may take its own time for a batch. */
@BlackBox("reads several lists slowly at once")
@NeedsRealDatabase("a server that takes long over the batches of several whole lists")
class WholeListsTogetherIT {

    /** Beside the administrator who asks. */
    private static final int USERS = 100_000;

    private static final int AT_ONCE = 4;

    private final RollcallPair pair;

    WholeListsTogetherIT(RollcallPair pair) {
        this.pair = pair;
    }

    @Test
    void comeWholeWithTheDefaultLimits() {
        String name = "rollcall_together_" + UUID.randomUUID().toString().substring(0, 8);
        ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
        try (LargeWorkspace workspace =
                        LargeWorkspace.of(USERS, pair.database().directUrl(name), System.out);
                Rollcall service =
                        pair.launcher(TestDialect.EIGHT, "whole-lists")
                                .with("MONGO_URL", workspace.url())
                                .start()) {
            List<CompletableFuture<Integer>> lists =
                    IntStream.range(0, AT_ONCE)
                            .mapToObj(
                                    n ->
                                            CompletableFuture.supplyAsync(
                                                    () -> users(service), readers))
                            .toList();
            assertThat(lists.stream().map(CompletableFuture::join)).containsOnly(USERS + 1);
            assertThat(service.log()).doesNotContain("broke off");
            workspace.drop();
        } finally {
            readers.shutdownNow();
        }
    }

    /** How many users came; fewer than there are if the list broke off. */
    private static int users(Rollcall service) {
        try (OpenList list =
                OpenList.request(
                        service.http(),
                        "/api/v1/users.list?count=0",
                        LargeWorkspace.administrator())) {
            list.readToTheEnd();
            return list.isWhole() ? list.users() : -list.users();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
