package dev.rollcall.page;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.View;
import dev.rollcall.explain.Wording;
import dev.rollcall.visibility.Grant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An opened cell: what a request gets, the grant that decides it, and what would change it. */
final class CellSection {

    private final Matrix matrix;

    CellSection(Matrix matrix) {
        this.matrix = matrix;
    }

    void write(Html html, View view, Matrix.Cell cell) {
        html.begin("section", "class", "opened", "id", "cell", "aria-labelledby", "cell-title");
        html.element(
                "h2",
                "%s in %s: %s"
                        .formatted(
                                cell.field().path(),
                                Wording.name(cell.operation()),
                                cell.caller().words()),
                "id",
                "cell-title");
        for (Dialect dialect : view.dialects()) {
            ofDialect(html, view, cell, dialect);
        }
        html.element("h3", "Why the rule is so").element("p", matrix.reason(cell.field()));
        html.begin("p");
        html.element(
                "a",
                "Every cell of " + cell.field().path(),
                "href",
                view.of(cell.field()).address());
        html.end().end();
    }

    private void ofDialect(Html html, View view, Matrix.Cell cell, Dialect dialect) {
        Optional<Grant> deciding = cell.deciding().get(dialect);
        html.element("h3", "In the dialect " + dialect.id());
        html.begin("p").element("strong", verdict(deciding)).text(" ");
        html.text(consequence(cell, dialect, deciding)).end();
        deciding.ifPresent(grant -> details(html, grant));
        List<Grant> grants = matrix.policy(dialect).grants(cell.operation(), cell.field());
        if (grants.isEmpty()) {
            html.element("p", "The cell has no grant: it is hidden from everybody here.");
            return;
        }
        html.element(
                "p",
                "The grants of this field, of which the first that admits the caller decides:");
        html.begin("ol");
        for (Grant grant : grants) {
            boolean decides = deciding.filter(grant::equals).isPresent();
            if (decides) {
                html.begin("li", "aria-current", "true").element("strong", "This one: ");
            } else {
                html.begin("li");
            }
            html.text("to " + Wording.access(grant.access()) + ". " + Wording.form(grant.form()));
            html.end();
        }
        html.end();
        if (deciding.isEmpty()) {
            wouldOpen(html, view, grants);
        }
    }

    /** The verdict in a few words, which separate "not granted" from "not asked for". */
    static String verdict(Optional<Grant> deciding) {
        return deciding.map(
                        grant ->
                                grant.presence() == Grant.Presence.ON_REQUEST
                                        ? "Granted, but not shown unless asked for."
                                        : "Granted, and shown.")
                .orElse("Not granted.");
    }

    private static String consequence(Matrix.Cell cell, Dialect dialect, Optional<Grant> deciding) {
        if (deciding.isEmpty()) {
            return "No request of such a caller gets it, whatever it asks for.";
        }
        return deciding.get().presence() == Grant.Presence.ON_REQUEST
                ? Wording.request(cell.operation(), cell.field(), dialect)
                : "";
    }

    private static void details(Html html, Grant grant) {
        html.begin("dl");
        html.element("dt", "Grant").element("dd", "To " + Wording.access(grant.access()) + ".");
        html.element("dt", "Form").element("dd", Wording.form(grant.form()));
        html.element("dt", "Condition").element("dd", Wording.presence(grant.presence()));
        html.element("dt", "Workspace").element("dd", Wording.circumstance(grant.circumstance()));
        html.end();
    }

    private static void wouldOpen(Html html, View view, List<Grant> grants) {
        Set<Permission> permissions = new TreeSet<>();
        grants.forEach(grant -> permissions.addAll(grant.access().permissions()));
        if (permissions.isEmpty()) {
            html.element("p", "No permission opens it.");
            return;
        }
        html.begin("p").text("It is opened by: ");
        for (Permission permission : permissions) {
            html.element("a", permission.id(), "href", view.of(permission).address()).text(" ");
        }
        html.end();
    }
}
