package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view as CSV (RFC 4180), for spreadsheets: a line for each cell and dialect; or, of a
 * permission, for each thing that it opens and each role that holds it. Its only data of a
 * workspace are names of roles.
 */
public final class VisibilityCsv {

    private static final String END = "\r\n";

    private final Matrix matrix;

    public VisibilityCsv(Matrix matrix) {
        this.matrix = matrix;
    }

    /** The lines of the view, with a line of names at the top. */
    public String of(View view, Holders holders) {
        return (view.permission().isPresent() ? changes(view, holders) : cells(view))
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

    private Stream<List<String>> changes(View view, Holders holders) {
        Permission permission = view.permission().orElseThrow();
        Set<Permission> before = holders.before(view);
        VisibilityPolicy any = matrix.policies(view).get(0);
        return Stream.of(
                        Stream.of(
                                List.of(
                                        "opens",
                                        "name",
                                        "operation",
                                        "dialect",
                                        "user",
                                        "without",
                                        "with")),
                        Opening.of(permission, before, matrix.policies(view)).stream()
                                .map(VisibilityCsv::change),
                        Opening.lookups(permission, before, any).stream()
                                .map(key -> named("look-up", key.parameter())),
                        Opening.gates(permission, before).stream()
                                .map(gate -> named("operation", Wording.gate(gate))),
                        holders(holders, permission))
                .flatMap(lines -> lines);
    }

    private static List<String> change(Opening opening) {
        return List.of(
                "field",
                opening.field().path(),
                Wording.name(opening.operation()),
                opening.dialect().id(),
                Wording.relations(opening.relations()),
                Wording.brief(opening.without()),
                Wording.brief(opening.with()));
    }

    private static Stream<List<String>> holders(Holders holders, Permission permission) {
        return holders.of(permission)
                .map(
                        roles ->
                                Stream.concat(
                                        roles.named().stream()
                                                .map(role -> named("held by role", harmless(role))),
                                        roles.more() == 0
                                                ? Stream.empty()
                                                : Stream.of(
                                                        named(
                                                                "held by more roles",
                                                                Integer.toString(roles.more())))))
                .orElseGet(() -> Stream.of(named("roles unknown", holders.trouble())));
    }

    /** A spreadsheet runs what begins like a formula. */
    private static String harmless(String role) {
        return role.matches("[=+\\-@].*") ? "'" + role : role;
    }

    private static List<String> named(String opens, String name) {
        return List.of(opens, name, "", "", "", "", "");
    }

    private static String line(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
