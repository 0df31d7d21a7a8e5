package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.mongo.list.count.FigureAge.LearningBudget;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is learnt of all users costs the database a hundredth of its time, however many ask. */
class LearnedFigureTest {

    private static final Optional<Duration> BY_COST = Optional.empty();

    private final AtomicLong clock = new AtomicLong(1L << 40);
    private final LearningBudget budget = new LearningBudget();
    private final List<CompletableFuture<Integer>> asked = new ArrayList<>();

    private LearnedFigure<Integer> figure(Optional<Duration> maxAge) {
        return new LearnedFigure<>(this::ask, new FigureAge(maxAge), budget, clock::get);
    }

    private Uni<Integer> ask() {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        asked.add(answer);
        return Uni.createFrom().completionStage(answer);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    /** The one that is under way is answered after so long. */
    private void answer(Duration cost, int value) {
        pass(cost);
        asked.get(asked.size() - 1).complete(value);
    }

    private static Optional<Integer> now(LearnedFigure<Integer> figure) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        figure.current().subscribe().with(answer::complete, answer::completeExceptionally);
        return answer.isDone() ? Optional.of(answer.join()) : Optional.empty();
    }

    /**
     * Whether a page takes the figure as it is, has it learnt anew beside, or waits for that, by
     * the age of the figure and what it cost.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # allowed | cost   | age     | page
                              | PT0.001S | PT0.9S | takes it
                              | PT0.001S | PT1.1S | has it learnt
                              | PT0.001S | PT2.1S | waits
                              | PT0.5S | PT49S   | takes it
                              | PT0.5S | PT51S   | has it learnt
                              | PT0.5S | PT101S  | waits
                              | PT2S   | PT199S  | takes it
                              | PT2S   | PT24H   | has it learnt
                    PT10S     | PT0.5S | PT4.9S  | takes it
                    PT10S     | PT0.5S | PT5.1S  | has it learnt
                    PT10S     | PT0.5S | PT10.1S | waits
                    PT0S      | PT0.5S | PT0S    | waits
                    """)
    void isLearntAnewWhenDue(Duration allowed, Duration cost, Duration age, String page) {
        LearnedFigure<Integer> figure = figure(Optional.ofNullable(allowed));
        assertThat(now(figure)).isEmpty();
        answer(cost, 1);
        pass(age);

        assertThat(now(figure)).isEqualTo(page.equals("waits") ? Optional.empty() : Optional.of(1));
        assertThat(asked).hasSize(page.equals("takes it") ? 1 : 2);
    }

    @Test
    void isLearntOnceForAllWhoAsk() {
        LearnedFigure<Integer> figure = figure(BY_COST);
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(
                        page -> {
                            CompletableFuture<Integer> answer = new CompletableFuture<>();
                            figure.current().subscribe().with(answer::complete);
                            waiting.add(answer);
                        });
        assertThat(asked).hasSize(1);
        answer(Duration.ofMillis(500), 7);

        assertThat(waiting).allSatisfy(page -> assertThat(page).isCompletedWithValue(7));
    }

    /** A hundred figures that many ask for all the time share the budget of one. */
    @Test
    void sharesTheBudgetWithOthers() {
        Duration cost = Duration.ofMillis(300);
        List<LearnedFigure<Integer>> figures =
                IntStream.range(0, 100).mapToObj(filter -> figure(BY_COST)).toList();
        figures.forEach(
                figure -> {
                    now(figure);
                    answer(cost, 1);
                });
        asked.clear();
        long begun = clock.get();
        Duration hour = Duration.ofHours(1);
        while (clock.get() - begun < hour.toNanos()) {
            for (LearnedFigure<Integer> figure : figures) {
                int before = asked.size();
                now(figure);
                if (asked.size() > before) {
                    answer(cost, 2);
                }
            }
            pass(Duration.ofMillis(200));
        }

        assertThat(asked.size() * cost.toNanos())
                .isLessThanOrEqualTo(hour.toNanos() / FigureAge.SHARE + cost.toNanos());
        assertThat(asked).hasSizeGreaterThan(50);
    }

    /**
     * Renewals that began before the first one was charged would be as many as there are figures.
     */
    @Test
    void isTheOnlyOneOfManyThatIsLearntAnewAtATime() {
        List<LearnedFigure<Integer>> figures =
                IntStream.range(0, 100).mapToObj(filter -> figure(BY_COST)).toList();
        figures.forEach(
                figure -> {
                    now(figure);
                    answer(Duration.ofMillis(300), 1);
                });
        asked.clear();
        pass(Duration.ofHours(1));
        figures.forEach(LearnedFigureTest::now);
        figures.forEach(LearnedFigureTest::now);

        assertThat(asked).hasSize(1);
        answer(Duration.ofMillis(300), 2);
        figures.forEach(LearnedFigureTest::now);
        assertThat(asked).as("the budget is spent").hasSize(1);
        pass(Duration.ofSeconds(30));
        figures.forEach(LearnedFigureTest::now);
        assertThat(asked).hasSize(2);
    }

    @Test
    void isServedThoughTooOldWhileTheBudgetIsSpent() {
        LearnedFigure<Integer> figure = figure(BY_COST);
        now(figure);
        answer(Duration.ofMillis(1), 1);
        budget.spend(Duration.ofSeconds(1).toNanos(), clock.get());
        pass(Duration.ofSeconds(50));

        assertThat(now(figure)).contains(1);
        assertThat(asked).hasSize(1);
        pass(Duration.ofSeconds(51));
        assertThat(now(figure)).isEmpty();
        assertThat(asked).hasSize(2);
    }

    /** An operator's word stands above the budget. */
    @Test
    void isNeverOlderThanConfigured() {
        LearnedFigure<Integer> figure = figure(Optional.of(Duration.ofSeconds(5)));
        now(figure);
        answer(Duration.ofSeconds(1), 1);
        budget.spend(Duration.ofHours(1).toNanos(), clock.get());
        pass(Duration.ofSeconds(6));

        assertThat(now(figure)).isEmpty();
        assertThat(asked).hasSize(2);
    }

    @Test
    void staysAsItWasWhileItCannotBeLearntAnew() {
        LearnedFigure<Integer> figure = figure(BY_COST);
        now(figure);
        answer(Duration.ofMillis(1), 1);
        pass(Duration.ofMinutes(1));
        assertThat(now(figure)).isEmpty();
        pass(Duration.ofSeconds(2));
        asked.get(1).completeExceptionally(new StoreUnavailableException(UnavailableReason.LOST));

        assertThat(now(figure)).contains(1);
        assertThat(asked).as("a failure has its cost, too").hasSize(2);
    }

    @Test
    void failsIfItWasNeverLearnt() {
        LearnedFigure<Integer> figure = figure(BY_COST);
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        figure.current().subscribe().with(answer::complete, answer::completeExceptionally);
        asked.get(0).completeExceptionally(new StoreUnavailableException(UnavailableReason.LOST));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(answer::join)
                .withCauseInstanceOf(StoreUnavailableException.class);
        assertThat(now(figure)).isEmpty();
        assertThat(asked).hasSize(2);
    }
}
