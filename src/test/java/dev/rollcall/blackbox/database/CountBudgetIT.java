package dev.rollcall.blackbox.database;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A database that counts slowly spends a hundredth of its time on counting again, however many
 * callers list with however many filters. The test compares the time that the database spent on
 * counts with the time that went by, so a busy machine does not matter.
 */
@Tag("slow")
@BlackBox("makes the database count slowly, and looks at what it was asked for")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountBudgetIT {

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final int FILTERS = 100;
    private static final int CALLERS = 5;
    private static final int RENEWALS = 3;
    private static final int SHARE = 100;
    private static final Duration COST = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The callers leave the processors to the counts, whose time decides how long this takes. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(20);

    private final ScriptedDatabase database = new ScriptedDatabase();
    private final RollcallPair pair;
    private final Collection<Count> counts = new ConcurrentLinkedQueue<>();
    private Rollcall service;

    CountBudgetIT(RollcallPair pair) {
        this.pair = pair;
    }

    /**
     * A count that the database made.
     *
     * @param ofAll whether it is of all users, in the background
     */
    private record Count(boolean ofAll, String what, long begun, long ended) {}

    @BeforeAll
    void start() {
        database.workspace().add(CALLER, user("other"));
        database.script(this::countSlowly);
        service = launcher().with("MONGO_URL", database.url("")).start();
    }

    /** As an operator starts it: totals are kept as their cost says. */
    private RollcallLauncher launcher() {
        return pair.launcher(TestDialect.DOCUMENTED, "count-budget")
                .without("ROLLCALL_TOTAL_MAX_AGE");
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
    }

    @Test
    void isAHundredthOfTheTime() {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<CompletableFuture<Void>> callers =
                IntStream.range(0, CALLERS)
                        .mapToObj(
                                number ->
                                        CompletableFuture.runAsync(
                                                () -> listUntil(ended, number), threads))
                        .toList();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .failFast(
                            "A caller was not served",
                            () ->
                                    callers.stream()
                                            .anyMatch(CompletableFuture::isCompletedExceptionally))
                    .until(
                            () ->
                                    isCounted()
                                            && renewals(false).size() >= RENEWALS
                                            && renewals(true).size() >= RENEWALS);
        } finally {
            ended.set(true);
            threads.shutdown();
        }
        callers.forEach(CompletableFuture::join);

        keepsTheBudget(renewals(false));
        keepsTheBudget(renewals(true));
    }

    /** Whether each filter has been counted, and all users. */
    private boolean isCounted() {
        return counts.stream().map(Count::what).distinct().count() > FILTERS;
    }

    /** After each count, a hundred times its own duration went by before the next one. */
    private static void keepsTheBudget(List<Count> renewals) {
        long spent =
                renewals.stream()
                        .limit(renewals.size() - 1L)
                        .mapToLong(count -> count.ended() - count.begun())
                        .sum();
        long elapsed = renewals.get(renewals.size() - 1).begun() - renewals.get(0).begun();
        assertThat(SHARE * spent)
                .as("%d counts", renewals.size())
                .isPositive()
                .isLessThanOrEqualTo(elapsed);
    }

    /** The counts of what had been counted before, in the order of their beginning. */
    private List<Count> renewals(boolean ofAll) {
        Set<String> known = ConcurrentHashMap.newKeySet();
        return counts.stream()
                .filter(count -> count.ofAll() == ofAll)
                .sorted((one, other) -> Long.compare(one.begun(), other.begun()))
                .filter(count -> !known.add(count.what()))
                .toList();
    }

    private void listUntil(AtomicBoolean ended, int first) {
        Api api = pair.api(service).as(CALLER);
        for (int number = first; !ended.get(); number++) {
            String query = "{\"active\":true,\"name\":\"n" + number % FILTERS + "\"}";
            String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
            assertThat(api.get("/api/v1/users.list?query=" + encoded).status()).isEqualTo(200);
            assertThat(api.get("/api/v1/users.list").status()).isEqualTo(200);
            LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
        }
    }

    /** All users are counted by reading their names, in hops of a thousand. */
    private static boolean isOfAHop(Object stage) {
        return stage instanceof Document one && Integer.valueOf(1_000).equals(one.get("$limit"));
    }

    private Optional<Document> countSlowly(Document command) {
        Object stages = command.get("pipeline");
        if (!"users".equals(command.get("aggregate")) || !(stages instanceof List<?> list)) {
            return Optional.empty();
        }
        boolean ofAll = list.stream().anyMatch(CountBudgetIT::isOfAHop);
        if (!ofAll && !list.toString().contains("$group")) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        LockSupport.parkNanos(COST.toNanos());
        counts.add(new Count(ofAll, list.toString(), begun, System.nanoTime()));
        return Optional.empty();
    }
}
