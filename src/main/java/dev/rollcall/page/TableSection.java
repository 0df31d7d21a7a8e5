package dev.rollcall.page;

import dev.rollcall.explain.CallerKind;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.View;
import dev.rollcall.explain.Wording;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table: a row for each field, a column for each caller of each operation, a link in each cell.
 */
final class TableSection {

    private final Matrix matrix;

    TableSection(Matrix matrix) {
        this.matrix = matrix;
    }

    void write(Html html, View view) {
        Map<UserField, List<Matrix.Cell>> rows = matrix.rows(view);
        html.element("h2", heading(view));
        if (view.field().isPresent() && view.caller().isEmpty()) {
            html.element("p", matrix.reason(view.field().get()));
        }
        html.begin(
                "div",
                "class",
                "scroll",
                "role",
                "region",
                "tabindex",
                "0",
                "aria-label",
                "The table, which can be scrolled sideways");
        html.begin("table");
        html.element("caption", caption(view, rows));
        head(html, view);
        html.begin("tbody");
        rows.forEach((field, cells) -> row(html, view, field, cells));
        html.end().end().end();
    }

    private static String heading(View view) {
        return view.showsDifference()
                ? "What the dialects show differently"
                : "What the dialect " + view.dialects().get(0).id() + " shows";
    }

    private static String caption(View view, Map<UserField, List<Matrix.Cell>> rows) {
        int cells = rows.values().stream().mapToInt(List::size).sum();
        String words =
                " “no”: not granted. “if asked”: granted, but not shown unless the request asks."
                        + " “conditional”: only if a setting of the workspace says so.";
        return view.showsDifference()
                ? "%d of %d fields differ, the older dialect first in a cell.%s"
                        .formatted(rows.size(), UserField.values().length, words)
                : "%d cells.%s".formatted(cells, words);
    }

    private void head(Html html, View view) {
        List<Operation> operations = Matrix.operations(view);
        html.begin("thead").begin("tr");
        html.element("th", "Field", "scope", "col", "rowspan", "2");
        for (Operation operation : operations) {
            html.element(
                    "th",
                    Wording.name(operation),
                    "scope",
                    "colgroup",
                    "colspan",
                    Integer.toString(matrix.columns(operation).size()));
        }
        html.end().begin("tr");
        for (Operation operation : operations) {
            for (CallerKind kind : matrix.columns(operation)) {
                html.element("th", kind.words(), "scope", "col");
            }
        }
        html.end().end();
    }

    private void row(Html html, View view, UserField field, List<Matrix.Cell> cells) {
        html.begin("tr").begin("th", "scope", "row");
        html.element("a", field.path(), "href", view.of(field).address()).end();
        for (Matrix.Cell cell : cells) {
            if (isOpen(view, cell)) {
                html.begin("td", "data-cell", shade(cell), "aria-current", "true");
            } else {
                html.begin("td", "data-cell", shade(cell));
            }
            html.element(
                    "a",
                    words(cell),
                    "href",
                    view.of(cell.operation(), field, cell.caller()).address() + "#cell");
            html.end();
        }
        html.end();
    }

    private static boolean isOpen(View view, Matrix.Cell cell) {
        return view.caller().filter(cell.caller().id()::equals).isPresent()
                && view.field().filter(field -> field == cell.field()).isPresent()
                && view.operation().filter(it -> it == cell.operation()).isPresent();
    }

    /** The word of each dialect; one word if they agree. */
    static String words(Matrix.Cell cell) {
        return cell.deciding().values().stream()
                .distinct()
                .map(Wording::brief)
                .collect(Collectors.joining(" → "));
    }

    private static String shade(Matrix.Cell cell) {
        Optional<Grant> newest =
                cell.deciding().values().stream().reduce((a, b) -> b).orElseThrow();
        return newest.map(TableSection::shade).orElse("no");
    }

    private static String shade(Grant grant) {
        if (grant.presence() == Grant.Presence.ON_REQUEST) {
            return "ask";
        }
        return grant.form() == Representation.PLAIN ? "yes" : "mask";
    }
}
