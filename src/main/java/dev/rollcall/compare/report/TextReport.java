package dev.rollcall.compare.report;

import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.explain.Matrix;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The report for a terminal; the verdict is its last line. */
public final class TextReport {

    private TextReport() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder("Compared with " + report.upstream() + "\n\n");
        text.append("Requests: ").append(counts(report)).append('\n');
        report.unfinished()
                .ifPresent(
                        left -> text.append("Ended early: ").append(left.sentence()).append('\n'));
        text.append('\n');
        differences(report, text);
        known(report, text);
        inconclusive(report, text);
        coverage(report.coverage(), text);
        return text.append('\n').append(report.verdict().sentence()).toString();
    }

    static String counts(Report report) {
        return String.format(
                Locale.ROOT,
                "%d the same, %d with deliberate differences alone, %d different, %d inconclusive",
                report.count(RequestOutcome.SAME),
                report.count(RequestOutcome.EXPLAINED),
                report.count(RequestOutcome.DIFFERENT),
                report.count(RequestOutcome.INCONCLUSIVE));
    }

    private static void differences(Report report, StringBuilder text) {
        text.append("Unexplained differences");
        text.append(report.unexplained().isEmpty() ? ": none\n" : "\n");
        report.unexplained()
                .forEach(
                        place -> {
                            text.append(
                                    String.format(
                                            Locale.ROOT,
                                            "  %s %s: %s, %s%n",
                                            place.first().endpoint(),
                                            place.first().path(),
                                            place.first().words(),
                                            times(place.count())));
                            place.examples()
                                    .forEach(
                                            example ->
                                                    text.append("      ")
                                                            .append(example)
                                                            .append('\n'));
                        });
    }

    private static void known(Report report, StringBuilder text) {
        text.append("\nDeliberate differences (docs/differences.md)\n");
        report.known()
                .forEach(
                        (known, count) -> {
                            if (count > 0) {
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "  %s %s, %s%n",
                                                known.id(),
                                                known.what(),
                                                times(count)));
                            }
                        });
        text.append("  Never met: ").append(unmet(report, true)).append('\n');
        text.append("  No comparison can meet: ").append(unmet(report, false)).append('\n');
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String unmet(Report report, boolean visible) {
        return report.known().entrySet().stream()
                .filter(entry -> entry.getValue() == 0 && entry.getKey().canBeSeen() == visible)
                .map(entry -> entry.getKey().id())
                .collect(Collectors.joining(", "));
    }

    private static void inconclusive(Report report, StringBuilder text) {
        if (!report.inconclusive().isEmpty()) {
            text.append(
                    "\nInconclusive: Rocket.Chat's own answers never agreed, or an answer was missing or too large\n");
            report.inconclusive().forEach(asked -> text.append("  ").append(asked).append('\n'));
        }
    }

    private static void coverage(Coverage coverage, StringBuilder text) {
        Map<String, Map<Coverage.Tried, Long>> counts = grouped(coverage);
        text.append("\nDecisions of the visibility table that were compared\n");
        counts.forEach(
                (group, of) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "  %s: %d with a value, %d hidden, %d never%n",
                                        group,
                                        of.getOrDefault(Coverage.Tried.WITH_VALUE, 0L),
                                        of.getOrDefault(Coverage.Tried.HIDDEN, 0L),
                                        of.getOrDefault(Coverage.Tried.NEVER, 0L))));
        text.append("No answer had a value of: ")
                .append(names(coverage, cell -> !coverage.isKnown(cell.field())))
                .append("\nOther fields that were never compared\n");
        counts.keySet()
                .forEach(
                        column -> {
                            String never = never(coverage, column);
                            if (!never.isEmpty()) {
                                text.append("  ")
                                        .append(column)
                                        .append(": ")
                                        .append(never)
                                        .append('\n');
                            }
                        });
    }

    private static Map<String, Map<Coverage.Tried, Long>> grouped(Coverage coverage) {
        return coverage.cells().stream()
                .collect(
                        Collectors.groupingBy(
                                ComparedTable::column,
                                LinkedHashMap::new,
                                Collectors.groupingBy(coverage::tried, Collectors.counting())));
    }

    /** The fields of the column that were never tried; "all" if no caller could try it. */
    private static String never(Coverage coverage, String column) {
        boolean tried =
                coverage.cells().stream()
                        .filter(cell -> ComparedTable.column(cell).equals(column))
                        .anyMatch(cell -> coverage.tried(cell) != Coverage.Tried.NEVER);
        return tried
                ? names(
                        coverage,
                        cell ->
                                ComparedTable.column(cell).equals(column)
                                        && coverage.isKnown(cell.field())
                                        && coverage.tried(cell) == Coverage.Tried.NEVER)
                : "all, because nothing was asked like that";
    }

    private static String names(Coverage coverage, Predicate<Matrix.Cell> wanted) {
        return coverage.cells().stream()
                .filter(wanted)
                .map(cell -> cell.field().path())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }
}
