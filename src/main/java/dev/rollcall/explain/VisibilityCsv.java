package dev.rollcall.explain;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.visibility.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view as CSV (RFC 4180), for spreadsheets: a line for each cell and dialect, or for each change
 * that a permission makes. It holds words of this service alone, none of a workspace.
 */
public final class VisibilityCsv {

    private static final String END = "\r\n";

    private final Matrix matrix;

    public VisibilityCsv(Matrix matrix) {
        this.matrix = matrix;
    }

    /** The lines of the view, with a line of names at the top. */
    public String of(View view) {
        return (view.permission().isPresent() ? changes(view) : cells(view))
                .map(VisibilityCsv::line)
                .collect(Collectors.joining(END, "", END));
    }

    private Stream<List<String>> cells(View view) {
        Stream<Matrix.Cell> cells =
                matrix.opened(view)
                        .map(Stream::of)
                        .orElseGet(() -> matrix.rows(view).values().stream().flatMap(List::stream));
        return Stream.concat(
                Stream.of(
                        List.of(
                                "field",
                                "operation",
                                "caller",
                                "dialect",
                                "shown",
                                "to",
                                "form",
                                "condition",
                                "workspace",
                                "reason")),
                cells.flatMap(
                        cell -> view.dialects().stream().map(dialect -> line(cell, dialect))));
    }

    private List<String> line(Matrix.Cell cell, Dialect dialect) {
        Optional<Grant> deciding = cell.deciding().get(dialect);
        return List.of(
                cell.field().path(),
                Wording.name(cell.operation()),
                cell.caller().id(),
                dialect.id(),
                Wording.brief(deciding),
                deciding.map(grant -> Wording.access(grant.access())).orElse("nobody of this kind"),
                deciding.map(grant -> Wording.form(grant.form())).orElse(""),
                deciding.map(grant -> Wording.presence(grant.presence())).orElse(""),
                deciding.map(grant -> Wording.circumstance(grant.circumstance())).orElse(""),
                matrix.reason(cell.field()));
    }

    private Stream<List<String>> changes(View view) {
        return Stream.concat(
                Stream.of(List.of("field", "operation", "dialect", "user", "without", "with")),
                Opening.of(view.permission().orElseThrow(), matrix.policies(view)).stream()
                        .map(
                                opening ->
                                        List.of(
                                                opening.field().path(),
                                                Wording.name(opening.operation()),
                                                opening.dialect().id(),
                                                Wording.relations(opening.relations()),
                                                Wording.brief(opening.without()),
                                                Wording.brief(opening.with()))));
    }

    private static String line(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
