package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Ending;
import dev.rollcall.compare.request.Pace;
import dev.rollcall.compare.request.Question;
import dev.rollcall.visibility.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Asker CALLER = new Asker("caller", "id", "token", Set.of());
    private static final Question ME = new Question(CALLER, Operation.ME, Map.of());

    /** Upstream's answers come in pairs, one before and one after Rollcall's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a a             | a     | SAME
                    a a a a         | b b   | DIFFERENT
                    a b a a         | a a   | SAME
                    a b a b b b     | b b b | SAME
                    a b a b a b     | a a a | INCONCLUSIVE
                    a a a a         | b a   | SAME
                    a b a b a a     | a a b | DIFFERENT
                    - - - - - -     | a a a | INCONCLUSIVE
                    a a a a a a     | - - - | INCONCLUSIVE
                    a a a a         | - a   | SAME
                    """)
    void countsADifferenceOnlyIfUpstreamAgreesWithItself(
            String upstream, String rollcall, RequestOutcome expected) {
        List<Judged> results = run(false, upstream, rollcall, ME);

        assertThat(results).extracting(Judged::outcome).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void keepsValuesOnlyIfTheyAreToBeShown(boolean values, boolean kept) {
        assertThat(run(values, "a a a a", "b b", ME).get(0).met())
                .singleElement()
                .satisfies(met -> assertThat(met.upstream().isPresent()).isEqualTo(kept))
                .satisfies(met -> assertThat(met.rollcall().isPresent()).isEqualTo(kept));
    }

    /** Any user of the workspace can choose a name, and so reach the terminal of the reader. */
    @Test
    void keepsValuesWithoutACharacterThatControlsATerminal() {
        String name = "a\u001b\u007f\u009b\u2028\u2029\u202e\ud83d\ude00\udb40\udc01";

        assertThat(run(true, name + " " + name + " " + name + " " + name, "b b", ME).get(0).met())
                .singleElement()
                .satisfies(
                        met ->
                                assertThat(met.upstream())
                                        .contains(
                                                "\"a\\u001B\\u007F\\u009B\\u2028\\u2029\\u202E\ud83d\ude00\\uDB40\\uDC01\""));
    }

    @Test
    void asksTheOthersFirstBeforeItAsksAgain() {
        Question list = new Question(CALLER, Operation.LIST, Map.of());

        assertThat(run(false, "a b c c a a", "a c a", ME, list))
                .extracting(one -> one.question().operation())
                .containsExactly(Operation.LIST, Operation.ME);
    }

    @Test
    void waitsAsLongAsUpstreamWants() {
        List<Long> pauses = new ArrayList<>();
        Answer last = new Answer(200, Map.of("retry-after", "9"), name("a").body());
        PacedSide side =
                new PacedSide(
                        question -> last,
                        new Pace(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Duration.ZERO),
                        pause -> pauses.add(pause.toSeconds()));
        new Comparison(side, side(new ArrayDeque<>(List.of(last))), false, endless())
                .run(List.of(ME), any -> {});

        assertThat(pauses).containsExactly(9L);
    }

    @Test
    void endsEarlyWithoutAResultForWhatWasUnderWay() {
        Ending ending = endless();
        Function<Question, Answer> interrupting =
                question -> {
                    ending.interrupt();
                    return Answer.none(Answer.NONE);
                };
        Pace pace = new Pace(Clock.systemUTC(), Duration.ZERO);
        List<Judged> results = new ArrayList<>();

        new Comparison(
                        new PacedSide(interrupting, pace, pause -> {}),
                        side(answers("a")),
                        false,
                        ending)
                .run(List.of(ME, ME), results::add);

        assertThat(results).isEmpty();
    }

    @Test
    void doesNotAskAgainForAnAnswerThatIsTooLarge() {
        assertThat(run(false, "a #", "a", ME))
                .extracting(Judged::outcome)
                .containsExactly(RequestOutcome.INCONCLUSIVE);
    }

    private static Ending endless() {
        return new Ending(Duration.ofHours(1));
    }

    private static List<Judged> run(
            boolean values, String upstream, String rollcall, Question... questions) {
        Deque<Answer> here = answers(rollcall);
        Deque<Answer> there = answers(upstream);
        List<Judged> results = new ArrayList<>();
        new Comparison(side(there), side(here), values, endless())
                .run(List.of(questions), results::add);
        assertThat(there).isEmpty();
        assertThat(here).isEmpty();
        return results;
    }

    private static PacedSide side(Deque<Answer> answers) {
        return new PacedSide(
                question -> answers.remove(),
                new Pace(Clock.systemUTC(), Duration.ZERO),
                pause -> {});
    }

    private static Deque<Answer> answers(String names) {
        return Arrays.stream(names.split(" "))
                .map(ComparisonTest::name)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private static Answer name(String name) {
        ObjectNode body = new ObjectMapper().createObjectNode().put("name", name);
        return switch (name) {
            case "-" -> Answer.none(Answer.NONE);
            case "#" -> Answer.none(Answer.TOO_LARGE);
            default -> new Answer(200, Map.of(), body);
        };
    }
}
