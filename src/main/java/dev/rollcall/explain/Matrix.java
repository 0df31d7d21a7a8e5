package dev.rollcall.explain;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the policies, which answer requests with the same method, for the grant that decides each
 * cell. It is the only source of the page, of its JSON and of its CSV, and keeps nothing.
 */
public final class Matrix {

    private final Map<Dialect, VisibilityPolicy> policies = new EnumMap<>(Dialect.class);
    private final List<CallerKind> kinds;

    public Matrix(List<VisibilityPolicy> policies) {
        policies.forEach(policy -> this.policies.put(policy.dialect(), policy));
        this.kinds = CallerKind.all(policies);
    }

    /**
     * One cell of the table.
     *
     * @param deciding in each dialect of the view the grant that counts, empty if none admits such
     *     a caller
     */
    public record Cell(
            UserField field,
            Operation operation,
            CallerKind caller,
            Map<Dialect, Optional<Grant>> deciding) {

        boolean differs() {
            return deciding.values().stream().distinct().count() > 1;
        }
    }

    public List<CallerKind> kinds() {
        return kinds;
    }

    public VisibilityPolicy policy(Dialect dialect) {
        return policies.get(dialect);
    }

    public List<VisibilityPolicy> policies(View view) {
        return view.dialects().stream().map(policies::get).toList();
    }

    public String reason(UserField field) {
        return policies.values().iterator().next().reason(field);
    }

    public static List<Operation> operations(View view) {
        return view.operation().map(List::of).orElse(Arrays.asList(Operation.values()));
    }

    public List<CallerKind> columns(Operation operation) {
        return kinds.stream().filter(kind -> kind.occursIn(operation)).toList();
    }

    /**
     * The cells of the view by field, a row each: all of a dialect, or the rows in which the
     * dialects differ. A view of one field has only its row, with all cells.
     */
    public Map<UserField, List<Cell>> rows(View view) {
        boolean one = view.field().isPresent() && view.caller().isEmpty();
        Map<UserField, List<Cell>> rows = new LinkedHashMap<>();
        for (UserField field : UserField.values()) {
            List<Cell> row = row(field, view);
            boolean shown =
                    one
                            ? view.field().get() == field
                            : !view.showsDifference() || row.stream().anyMatch(Cell::differs);
            if (shown) {
                rows.put(field, row);
            }
        }
        return rows;
    }

    private List<Cell> row(UserField field, View view) {
        return operations(view).stream()
                .flatMap(
                        operation ->
                                columns(operation).stream()
                                        .map(kind -> cell(field, operation, kind, view.dialects())))
                .toList();
    }

    /** The cell that the view opens. */
    public Optional<Cell> opened(View view) {
        return view.caller()
                .flatMap(id -> kinds.stream().filter(kind -> kind.id().equals(id)).findFirst())
                .map(
                        kind ->
                                cell(
                                        view.field().orElseThrow(),
                                        view.operation().orElseThrow(),
                                        kind,
                                        view.dialects()));
    }

    private Cell cell(
            UserField field, Operation operation, CallerKind kind, List<Dialect> dialects) {
        Map<Dialect, Optional<Grant>> deciding = new EnumMap<>(Dialect.class);
        dialects.forEach(
                dialect ->
                        deciding.put(
                                dialect,
                                policies.get(dialect)
                                        .firstGrant(
                                                operation, field, kind.relation(), kind.held())));
        return new Cell(field, operation, kind, deciding);
    }
}
