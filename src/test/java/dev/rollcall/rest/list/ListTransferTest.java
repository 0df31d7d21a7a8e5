package dev.rollcall.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.ListUsers.ListGuard;
import dev.rollcall.directory.UserPage;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.rest.RecordedResponse;
import dev.rollcall.rest.SourceOfUsers;
import dev.rollcall.rest.error.ErrorTable;
import dev.rollcall.rest.failure.FailureLog;
import dev.rollcall.rest.list.ListTransfers.ListLimits;
import dev.rollcall.rest.list.UserListBody.ListTerms;
import dev.rollcall.signal.Outcomes;
import dev.rollcall.testkit.RecordedLog;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.visibility.VisibleUser;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list on its way: whole, held back by a slow reader, ended by a lost one. */
class ListTransferTest {

    private static final int MANY = 5_000;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int SLOW_ENOUGH = 1;
    private static final int ENDLESS = Integer.MAX_VALUE - 1;
    private static final long FULL = 32L * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final RecordedResponse response = new RecordedResponse();
    private final AtomicReference<SourceOfUsers> source = new AtomicReference<>();
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicBoolean closedAsStalled = new AtomicBoolean();
    private final List<Optional<Throwable>> finished = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final ReadAhead readAhead = new ReadAhead(FULL, nanos::get);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SimpleMeterRegistry outcomes = new SimpleMeterRegistry();
    private int ready = 20_000;
    private int size;
    private ListGuard guard = () -> Uni.createFrom().voidItem();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ListLimits limits(Duration stall, int slowest, Duration read) {
        return new ListLimits(stall, slowest, read, UnavailableReason.SILENT_PAGE, SHORT, LONG);
    }

    private void start(int users, boolean atOnce) {
        start(users, atOnce, limits(LONG, SLOW_ENOUGH, LONG));
    }

    private void start(int users, boolean atOnce, ListLimits limits) {
        Multi<VisibleUser> rows =
                Multi.createFrom()
                        .publisher(
                                reader -> {
                                    SourceOfUsers made =
                                            source(reader, atOnce)
                                                    .holding(users)
                                                    .ready(ready)
                                                    .sized(size);
                                    source.set(made);
                                    made.connect();
                                });
        UserPage page =
                new UserPage(rows, UserPage.Cost.UNBOUNDED, 3, Uni.createFrom().item(9_999L));
        ListTerms terms =
                new ListTerms("request-7", false, guard, released::incrementAndGet, sent::set);
        FailureLog log =
                new FailureLog(new ErrorTable(Dialect.EIGHT), metrics, new Outcomes(outcomes));
        UserListBody.of(page, terms, readAhead)
                .subscribe()
                .with(
                        made ->
                                new ListTransfer(
                                                made,
                                                new ObjectMapper().getFactory(),
                                                response.asResponse(),
                                                limits,
                                                new ListTransfer.Outcome(
                                                        finished::add, log, closedAsStalled::get))
                                        .start(vertx, Runnable::run));
        source.get().give();
    }

    @SuppressWarnings("unchecked")
    private static SourceOfUsers source(Flow.Subscriber<?> reader, boolean atOnce) {
        return new SourceOfUsers((Flow.Subscriber<VisibleUser>) reader, atOnce);
    }

    private JsonNode sent() throws Exception {
        return new ObjectMapper().readTree(response.text());
    }

    private void assertBroken(String cause) {
        assertThat(response.isEnded()).isFalse();
        assertThat(finished).containsExactly(Optional.empty());
        assertThat(released).hasValue(1);
        assertThat(
                        metrics.counter(
                                        "rollcall.failures",
                                        "operation",
                                        "users.list",
                                        "outcome",
                                        "broken",
                                        "cause",
                                        cause)
                                .count())
                .isEqualTo(1);
        assertThat(broken()).isEqualTo(1);
        assertThat(source.get().isCancelled()).isTrue();
        assertThat(readAhead.held()).isZero();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int n = 0; n < 400 && !condition.getAsBoolean(); n++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "0, false",
        "1, true",
        "255, true",
        "256, true",
        "257, true",
        "5000, true"
    })
    void isWholeValidJsonAtAnyLength(int users, boolean atOnce) throws Exception {
        start(users, atOnce);
        JsonNode json = sent();
        assertThat(json.path("users")).hasSize(users);
        for (int n = 0; n < users; n++) {
            assertThat(json.path("users").get(n).path("username").asText())
                    .isEqualTo("user." + (n + 1));
        }
        assertThat(json.path("count").asInt()).isEqualTo(users);
        assertThat(response.text())
                .endsWith(
                        "],\"count\":" + users + ",\"offset\":3,\"total\":9999,\"success\":true}");
        assertThat(response.isEnded()).isTrue();
        assertThat(finished).containsExactly(Optional.empty());
        assertThat(released).hasValue(1);
        assertThat(readAhead.held()).isZero();
        assertThat(sent).hasValue(users);
        assertThat(metrics.getMeters()).isEmpty();
        assertThat(broken()).isZero();
    }

    /** A process that shuts down waits for the ends of responses, not for their bytes. */
    @Test
    void endsWhenTheConnectionHasTakenTheLastBytes() throws Exception {
        response.holdWrites();
        start(MANY, true);
        assertThat(sent().path("users")).hasSize(MANY);
        assertThat(response.isEnded()).isFalse();
        response.takeAll();
        assertThat(response.isEnded()).isTrue();
    }

    /**
     * A client with a shut window could otherwise have any number of short lists in the memory of
     * the process: each would have ended, and its caller's place would be free again.
     */
    @ParameterizedTest
    @CsvSource({"1", "50", "5000"})
    void keepsItsPlaceUntilTheConnectionHasTakenTheLastBytes(int users) {
        response.holdWrites();
        start(users, true);
        assertThat(response.text()).endsWith("\"success\":true}");
        assertThat(released).hasValue(0);
        assertThat(readAhead.held()).isEqualTo(response.text().length());
        assertThat(response.isEnded()).isFalse();
        response.takeAll();
        assertThat(response.isEnded()).isTrue();
        assertThat(released).hasValue(1);
        assertThat(readAhead.held()).isZero();
    }

    @Test
    void givesItsPlaceBackIfTheLastBytesAreLost() {
        response.failWrites();
        start(1, true);
        assertThat(released).hasValue(1);
        assertThat(readAhead.held()).isZero();
        assertThat(response.isEnded()).isFalse();
    }

    private double broken() {
        return outcomes.get("rollcall.lists.broken").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void isHeldBackByAReaderThatDoesNotKeepUp() throws Exception {
        response.full(true);
        start(MANY, true);
        int ahead = source.get().given();
        assertThat(ahead).isLessThan(1_000);
        assertThat(response.isEnded()).isFalse();
        response.drain();
        assertThat(source.get().given()).isBetween(ahead + 1, 2_000);
        response.full(false);
        response.drain();
        assertThat(sent().path("users")).hasSize(MANY);
        assertThat(finished).hasSize(1);
    }

    /** The reader catches up between being found slow and being asked to report that. */
    @Test
    void doesNotWaitForAReaderThatHasCaughtUpMeanwhile() throws Exception {
        response.fullOnce();
        start(MANY, true);
        assertThat(sent().path("users")).hasSize(MANY);
    }

    @Test
    void endsTheReadingIfTheReaderGoesAway() {
        response.full(true);
        start(MANY, true);
        response.close();
        assertBroken("reader");
        response.close();
        assertThat(finished).hasSize(1);
        assertThat(response.isReset()).isFalse();
    }

    /** The connection is watched, too, and may be closed before the list is judged. */
    @Test
    void namesTheSettingIfTheConnectionWasClosedBecauseNothingWasTaken() {
        closedAsStalled.set(true);
        response.full(true);
        try (RecordedLog log = new RecordedLog(FailureLog.class)) {
            start(MANY, true);
            response.close();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("ROLLCALL_LIMITS_STALLED_READER");
        }
        assertBroken("reader");
    }

    @Test
    void endsTheReadingIfAWriteFails() {
        response.failWrites();
        start(MANY, true);
        assertBroken("reader");
    }

    @Test
    void breaksTheConnectionIfTheDatabaseFailsMidway() {
        response.full(true);
        start(ENDLESS, true);
        source.get().fail();
        response.full(false);
        response.drain();
        assertThat(response.isReset()).isTrue();
        assertBroken("unexpected");
    }

    /** Few rows are pending and nothing was sent, so there can be an answer that says so. */
    @Test
    void isAFailureOfTheRequestIfNothingWasSentYet() {
        ready = 50;
        start(ENDLESS, false);
        assertThat(source.get().given()).isEqualTo(50);
        source.get().fail();
        assertThat(finished).hasSize(1);
        assertThat(finished.get(0)).containsInstanceOf(IllegalStateException.class);
        assertThat(response.isReset()).isFalse();
        assertThat(response.text()).isEmpty();
        assertThat(released).hasValue(1);
        assertThat(metrics.getMeters()).isEmpty();
    }

    @Test
    void dropsAReaderThatStalls() throws Exception {
        response.full(true);
        start(MANY, true, limits(SHORT, SLOW_ENOUGH, LONG));
        await(response::isReset);
        assertBroken("reader");
    }

    /** It takes something now and then, so it never stalls, and would hold its place for ever. */
    @Test
    void dropsAReaderThatIsSlowerThanTheSlowest() throws Exception {
        response.full(true);
        start(ENDLESS, true, limits(Duration.ofMillis(400), Integer.MAX_VALUE, LONG));
        await(
                () -> {
                    response.drain();
                    return response.isReset();
                });
        assertBroken("reader");
    }

    @Test
    void keepsAReaderThatIsSlowButNotTooSlow() throws Exception {
        response.full(true);
        start(ENDLESS, true, limits(Duration.ofMillis(2_000), SLOW_ENOUGH, LONG));
        for (int n = 0; n < 20; n++) {
            Thread.sleep(50);
            response.drain();
        }
        assertThat(response.isReset()).isFalse();
    }

    @Test
    void givesUpADatabaseThatBringsNothing() throws Exception {
        ready = 50;
        start(ENDLESS, false, limits(LONG, SLOW_ENOUGH, SHORT));
        await(() -> !finished.isEmpty());
        assertThat(finished.get(0)).containsInstanceOf(StoreUnavailableException.class);
        assertThat(((StoreUnavailableException) finished.get(0).get()).reason())
                .isEqualTo(UnavailableReason.SILENT_PAGE);
    }

    /** Other lists hold the memory, so this one may not ask; the database is not silent. */
    @Test
    void mayWaitForItsTurnForLongerThanTheDatabaseMayBeSilent() throws Exception {
        readAhead.hold(FULL);
        Runnable turn = takeTheOnlyTurn();
        AtomicInteger looks = countJudgements();
        start(50, false, limits(SHORT, Integer.MAX_VALUE, Duration.ofSeconds(1)));
        await(() -> looks.get() > 8);
        assertThat(finished).isEmpty();
        assertThat(source.get().wanted()).isZero();

        turn.run();
        source.get().give();
        assertThat(sent().path("users")).hasSize(50);
    }

    /** Nothing else happens that could give it the turn. */
    @Test
    void looksAgainForItsTurnWhileItWaits() throws Exception {
        readAhead.hold(FULL);
        ListMemory other = readAhead.ofList(() -> {});
        assertThat(other.takeTurn(1_000, true)).isTrue();
        other.unsent(1_000);
        other.endTurn();
        start(50, false);
        assertThat(source.get().wanted()).isZero();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        await(() -> source.get().wanted() > 0);
        source.get().give();
        await(response::isEnded);
        assertThat(sent().path("users")).hasSize(50);
    }

    /** The reader is to blame again when the list has had its turn. */
    @Test
    void dropsAReaderThatStallsAfterItsTurn() throws Exception {
        readAhead.hold(FULL);
        size = 300_000;
        response.full(true);
        start(ENDLESS, true, limits(SHORT, SLOW_ENOUGH, LONG));
        await(response::isReset);
        assertThat(finished).hasSize(1);
        assertThat(source.get().isCancelled()).isTrue();
        assertThat(readAhead.held()).isEqualTo(FULL);
    }

    private Runnable takeTheOnlyTurn() {
        ListMemory other = readAhead.ofList(() -> {});
        assertThat(other.takeTurn(1_000, true)).isTrue();
        return other::endTurn;
    }

    private AtomicInteger countJudgements() {
        AtomicInteger judged = new AtomicInteger();
        guard =
                () -> {
                    judged.incrementAndGet();
                    return Uni.createFrom().voidItem();
                };
        return judged;
    }

    /** A piece is much smaller than a large row, so no list keeps a buffer of that size. */
    @Test
    void sendsALargeRowPieceByPiece() throws Exception {
        size = 1_000_000;
        start(3, true);
        assertThat(sent().path("users")).hasSize(3);
        assertThat(response.largestWrite()).isLessThan(50_000);
        assertThat(readAhead.held()).isZero();
    }

    @Test
    void endsWithinALargeRowIfTheConnectionIsLost() {
        size = 1_000_000;
        response.failWrites();
        start(3, true);
        assertBroken("reader");
        assertThat(response.text().length()).isLessThan(50_000);
    }

    @Test
    void endsIfTheRightsOfItsCallerAreGone() throws Exception {
        AtomicInteger judged = new AtomicInteger();
        guard =
                () ->
                        judged.incrementAndGet() < 3
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(new DirectoryFailure.Unauthenticated());
        response.full(true);
        start(ENDLESS, true);
        await(response::isReset);
        assertThat(judged).hasValue(3);
        assertBroken("rights");
    }

    @Test
    void goesOnForAWhileIfItsRightsCannotBeRead() throws Exception {
        AtomicInteger judged = new AtomicInteger();
        guard =
                () -> {
                    judged.incrementAndGet();
                    return Uni.createFrom()
                            .failure(new StoreUnavailableException(UnavailableReason.LOST));
                };
        response.full(true);
        start(ENDLESS, true);
        await(() -> judged.get() > 3);
        assertThat(response.isReset()).isFalse();
    }

    @Test
    void endsIfItsRightsCannotBeReadForTooLong() throws Exception {
        guard =
                () ->
                        Uni.createFrom()
                                .failure(new StoreUnavailableException(UnavailableReason.LOST));
        response.full(true);
        start(
                ENDLESS,
                true,
                new ListLimits(
                        LONG, SLOW_ENOUGH, LONG, UnavailableReason.SILENT_PAGE, SHORT, SHORT));
        await(response::isReset);
        assertBroken("database");
    }

    /** The last check may have passed with rights that were already old. */
    @Test
    void endsAtOnceIfTheRightsOfTheWorkspaceAreTooOld() throws Exception {
        guard =
                () ->
                        Uni.createFrom()
                                .failure(
                                        new StoreUnavailableException(
                                                UnavailableReason.RIGHTS_TOO_OLD));
        response.full(true);
        start(
                ENDLESS,
                true,
                new ListLimits(
                        LONG, SLOW_ENOUGH, LONG, UnavailableReason.SILENT_PAGE, SHORT, LONG));
        await(response::isReset);
        assertBroken("database");
    }
}
