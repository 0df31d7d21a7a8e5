package dev.rollcall.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.compare.difference.Differ;
import dev.rollcall.compare.difference.Difference;
import dev.rollcall.compare.difference.KnownDifference;
import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.Met;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Ending;
import dev.rollcall.compare.request.Question;
import dev.rollcall.text.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks upstream, Rollcall and upstream again. Live data changes. So a difference counts only if
 * upstream's two answers agree, and an unexplained one only if it is seen twice. Otherwise the
 * request is sent again, three times in all.
 */
final class Comparison {

    private static final int MOST_ATTEMPTS = 3;
    private static final int LONGEST_VALUE = 200;

    private final PacedSide upstream;
    private final PacedSide rollcall;
    private final boolean values;
    private final Ending ending;

    /**
     * A comparison of two sides.
     *
     * @param values whether values are kept for the report
     */
    Comparison(PacedSide upstream, PacedSide rollcall, boolean values, Ending ending) {
        this.upstream = upstream;
        this.rollcall = rollcall;
        this.values = values;
        this.ending = ending;
    }

    /** Compares the answers to each request, and hands over each result as soon as it is known. */
    void run(List<Question> questions, Consumer<Judged> results) {
        List<Attempt> waiting = new ArrayList<>();
        questions.forEach(question -> waiting.add(new Attempt(question, 1)));
        while (!waiting.isEmpty() && !ending.isReached()) {
            Attempt next = waiting.stream().min(Comparator.comparing(this::delay)).orElseThrow();
            waiting.remove(next);
            Optional<Judged> judged = judge(next);
            judged.ifPresentOrElse(
                    results, () -> waiting.add(new Attempt(next.question(), next.number() + 1)));
        }
    }

    /**
     * The wait before an attempt. First attempts precede all others; among them, an endpoint that
     * may be asked now precedes one that may not.
     */
    private Duration delay(Attempt attempt) {
        return upstream.delay(attempt.question())
                .plus(Duration.ofMinutes(10).multipliedBy(attempt.number() - 1L));
    }

    /** The result; empty if the request has to be sent again. */
    private Optional<Judged> judge(Attempt attempt) {
        Question question = attempt.question();
        Answer before = upstream.ask(question);
        Answer here = rollcall.ask(question);
        Answer after = upstream.ask(question);
        if (ending.isReached()) {
            return Optional.empty();
        }
        List<Answer> all = List.of(before, here, after);
        if (all.stream().anyMatch(answer -> answer.status() == Answer.TOO_LARGE)) {
            return Optional.of(inconclusive(question));
        }
        if (all.stream().anyMatch(Answer::isPassing) || !Differ.between(before, after).isEmpty()) {
            return attempt.number() == MOST_ATTEMPTS
                    ? Optional.of(inconclusive(question))
                    : Optional.empty();
        }
        List<Met> met =
                Differ.between(after, here).stream()
                        .map(difference -> met(question, after, here, difference))
                        .toList();
        boolean unexplained = met.stream().anyMatch(one -> one.known().isEmpty());
        return unexplained && attempt.number() == 1
                ? Optional.empty()
                : Optional.of(
                        new Judged(
                                question,
                                outcome(met, unexplained),
                                met,
                                Judged.rows(question, List.of(after, here))));
    }

    private static Judged inconclusive(Question question) {
        return new Judged(question, RequestOutcome.INCONCLUSIVE, List.of(), Map.of());
    }

    private static RequestOutcome outcome(List<Met> met, boolean unexplained) {
        if (unexplained) {
            return RequestOutcome.DIFFERENT;
        }
        return met.isEmpty() ? RequestOutcome.SAME : RequestOutcome.EXPLAINED;
    }

    private Met met(Question question, Answer there, Answer here, Difference difference) {
        return new Met(
                question.endpoint(),
                difference.path(),
                difference.kind(),
                KnownDifference.of(question, there, here, difference).map(KnownDifference::id),
                shown(difference.upstream(), difference.path()),
                shown(difference.rollcall(), difference.path()));
    }

    /** A status is always shown, because it reveals nothing about a person. */
    private Optional<String> shown(JsonNode value, String path) {
        return Optional.of(value)
                .filter(any -> values || path.equals("status"))
                .filter(any -> !any.isMissingNode())
                .map(JsonNode::toString)
                .map(text -> PlainText.escaped(text, LONGEST_VALUE));
    }

    private record Attempt(Question question, int number) {}
}
