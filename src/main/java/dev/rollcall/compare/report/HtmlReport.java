package dev.rollcall.compare.report;

import dev.rollcall.explain.Matrix;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as one page that loads nothing, for the person who decides. */
public final class HtmlReport {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Rollcall: comparison</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>
            :root { color-scheme: light dark; --text: #1c2024; --back: #ffffff; --line: #d0d5da; --good: #d7f0dd; --hidden: #dbe8fa; --bad: #fbdcdc; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6e9ec; --back: #14171a; --line: #3a4148; --good: #1e4a2b; --hidden: #1f3a5c; --bad: #5c2323; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
            .scroll { overflow-x: auto; } table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
            .with_value, .same { background: var(--good); } .hidden { background: var(--hidden); } .different, .inconclusive { background: var(--bad); }
            .verdict { padding: .75rem 1rem; font-weight: bold; } code { overflow-wrap: anywhere; }
            </style></head><body>
            <h1>Rollcall beside %s</h1>
            <p class="verdict %s">%s</p>
            <p>Requests: %s.</p>%s
            <h2>Unexplained differences</h2>%s
            <h2>Deliberate differences</h2>%s
            <h2>Inconclusive requests</h2>%s
            <h2>What was compared</h2>
            <p>A cell is a decision of the visibility table. "value": an answer had one. "hidden": both answers left out a value that another answer has. "never": nothing is known.</p>%s
            </body></html>
            """;

    private HtmlReport() {}

    public static String of(Report report) {
        return PAGE.formatted(
                escaped(report.upstream()),
                report.verdict().name().toLowerCase(Locale.ROOT),
                escaped(report.verdict().sentence()),
                escaped(TextReport.counts(report)),
                report.unfinished()
                        .map(left -> "<p>" + escaped(left.sentence()) + "</p>")
                        .orElse(""),
                table("Endpoint|Where|How|Times|For example", differences(report)),
                table("Id|What|Times", known(report)),
                table(
                        "Request",
                        report.inconclusive().stream().map(asked -> row(List.of(asked))).toList()),
                matrix(report.coverage()));
    }

    private static List<String> differences(Report report) {
        return report.unexplained().stream()
                .map(
                        place ->
                                row(
                                        List.of(
                                                place.first().endpoint(),
                                                place.first().path(),
                                                place.first().words(),
                                                Integer.toString(place.count()),
                                                String.join("; ", place.examples()))))
                .toList();
    }

    private static List<String> known(Report report) {
        return report.known().entrySet().stream()
                .map(
                        entry ->
                                row(
                                        List.of(
                                                entry.getKey().id(),
                                                entry.getKey().what(),
                                                times(
                                                        entry.getKey().canBeSeen(),
                                                        entry.getValue()))))
                .toList();
    }

    private static String times(boolean canBeSeen, long count) {
        return canBeSeen
                ? count == 0 ? "never met" : Long.toString(count)
                : "no comparison can meet it";
    }

    private static String matrix(Coverage coverage) {
        List<String> columns =
                coverage.cells().stream().map(ComparedTable::column).distinct().sorted().toList();
        List<String> rows =
                coverage.cells().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Matrix.Cell::field, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(
                                entry ->
                                        "<tr><th scope=\"row\">"
                                                + escaped(entry.getKey().path())
                                                + "</th>"
                                                + columns.stream()
                                                        .map(
                                                                column ->
                                                                        cell(
                                                                                coverage,
                                                                                entry.getValue(),
                                                                                column))
                                                        .collect(Collectors.joining())
                                                + "</tr>")
                        .toList();
        return table("Field|" + String.join("|", columns), rows);
    }

    private static String cell(Coverage coverage, List<Matrix.Cell> ofField, String column) {
        return ofField.stream()
                .filter(cell -> ComparedTable.column(cell).equals(column))
                .map(coverage::tried)
                .map(
                        tried ->
                                switch (tried) {
                                    case WITH_VALUE -> "<td class=\"with_value\">value</td>";
                                    case HIDDEN -> "<td class=\"hidden\">hidden</td>";
                                    case NEVER -> "<td>never</td>";
                                })
                .findFirst()
                .orElse("<td></td>");
    }

    private static String table(String heads, List<String> rows) {
        return rows.isEmpty()
                ? "<p>None.</p>"
                : "<div class=\"scroll\"><table><thead><tr>"
                        + List.of(heads.split("\\|")).stream()
                                .map(head -> "<th scope=\"col\">" + escaped(head) + "</th>")
                                .collect(Collectors.joining())
                        + "</tr></thead><tbody>"
                        + String.join("\n", rows)
                        + "</tbody></table></div>";
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> "<td><code>" + escaped(cell) + "</code></td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
