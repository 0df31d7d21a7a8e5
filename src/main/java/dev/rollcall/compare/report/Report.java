package dev.rollcall.compare.report;

import dev.rollcall.compare.difference.KnownDifference;
import dev.rollcall.compare.report.Judged.Met;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a comparison found, counted; the reports as text, JSON and HTML print it. */
public final class Report {

    private static final int EXAMPLES = 3;

    private final String upstream;
    private final boolean values;
    private final Optional<Unfinished> unfinished;
    private final List<Judged> judged;
    private final Coverage coverage;

    /**
     * The report of these requests.
     *
     * @param values whether to show what was asked for and what was answered
     * @param unfinished why some requests were not sent at all, if there are any
     */
    public Report(
            String upstream,
            boolean values,
            List<Judged> judged,
            ComparedTable table,
            Optional<Unfinished> unfinished) {
        this.upstream = upstream;
        this.values = values;
        this.unfinished = unfinished;
        this.judged = List.copyOf(judged);
        this.coverage = Coverage.of(table, judged);
    }

    public String upstream() {
        return upstream;
    }

    public Coverage coverage() {
        return coverage;
    }

    public long count(RequestOutcome outcome) {
        return judged.stream().filter(one -> one.outcome() == outcome).count();
    }

    /** The requests that were not compared, because the comparison ended early. */
    public Optional<Unfinished> unfinished() {
        return unfinished;
    }

    public Verdict verdict() {
        if (count(RequestOutcome.DIFFERENT) > 0) {
            return Verdict.DIFFERENT;
        }
        return judged.isEmpty() || unfinished.isPresent() || count(RequestOutcome.INCONCLUSIVE) > 0
                ? Verdict.INCONCLUSIVE
                : Verdict.SAME;
    }

    /** The unexplained differences, one for each place and kind, with some examples. */
    List<Place> unexplained() {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Judged one : judged) {
            for (Met met : one.met()) {
                if (met.known().isEmpty()) {
                    places.computeIfAbsent(
                                    met.place(),
                                    any -> new Place(met, new ArrayList<>(), new int[1]))
                            .add(example(one, met));
                }
            }
        }
        return List.copyOf(places.values());
    }

    /** How many times each deliberate difference was met, in the order of its table. */
    Map<KnownDifference, Long> known() {
        Map<KnownDifference, Long> counts = new LinkedHashMap<>();
        Arrays.stream(KnownDifference.values()).forEach(known -> counts.put(known, 0L));
        judged.stream()
                .flatMap(one -> one.met().stream())
                .flatMap(met -> met.known().stream())
                .forEach(
                        id ->
                                counts.computeIfPresent(
                                        KnownDifference.valueOf(id.replace('-', '_')),
                                        (known, count) -> count + 1));
        return counts;
    }

    /** The requests without a conclusive result. */
    List<String> inconclusive() {
        return judged.stream()
                .filter(one -> one.outcome() == RequestOutcome.INCONCLUSIVE)
                .map(this::asked)
                .distinct()
                .toList();
    }

    private String example(Judged one, Met met) {
        return asked(one)
                + (values
                        ? ": "
                                + met.upstream().orElse("nothing")
                                + " there, "
                                + met.rollcall().orElse("nothing")
                                + " here"
                        : "");
    }

    private String asked(Judged one) {
        return one.question().asker().name()
                + ": "
                + (values ? one.question().target() : one.question().withoutValues());
    }

    /**
     * What an early end left undone.
     *
     * @param left how many requests
     * @param reason why it ended, in a few words
     */
    public record Unfinished(int left, String reason) {

        String sentence() {
            return left + " requests were not compared, because " + reason + ".";
        }
    }

    /** A place in which answers differ in one way. */
    record Place(Met first, List<String> examples, int[] total) {

        void add(String example) {
            total[0]++;
            if (examples.size() < EXAMPLES && !examples.contains(example)) {
                examples.add(example);
            }
        }

        int count() {
            return total[0];
        }
    }
}
