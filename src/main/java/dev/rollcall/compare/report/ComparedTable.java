package dev.rollcall.compare.report;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.explain.CallerKind;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.View;
import dev.rollcall.explain.Wording;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The visibility table as a comparison tries it: the same cells as on the page {@code /visibility},
 * and which answers try each of them.
 */
public final class ComparedTable {

    private final VisibilityPolicy policy;
    private final List<Matrix.Cell> cells;
    private final Set<Permission> deciding;

    public ComparedTable(Dialect dialect) {
        policy = new VisibilityPolicy(dialect);
        Matrix matrix = new Matrix(List.of(policy));
        cells =
                matrix.rows(View.of(dialect)).values().stream()
                        .flatMap(Collection::stream)
                        // The names of services are read to derive another field, and never sent.
                        .filter(cell -> cell.field() != UserField.SERVICE_NAMES)
                        .toList();
        deciding =
                matrix.kinds().stream()
                        .flatMap(kind -> kind.held().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The cells, field by field. */
    public List<Matrix.Cell> cells() {
        return cells;
    }

    /**
     * The paths of the fields that a list does not show by itself, so that a request has to name
     * them: those that it then shows, and those that it must not show even then. A field that
     * contains another one is left out, because the database refuses both together.
     */
    public List<String> requestedPaths() {
        List<String> paths =
                cells.stream()
                        .filter(cell -> cell.operation() == Operation.LIST)
                        .filter(cell -> !showsUnasked(cell))
                        .map(cell -> cell.field().path())
                        .distinct()
                        .toList();
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> other.startsWith(path + ".")))
                .toList();
    }

    private boolean showsUnasked(Matrix.Cell cell) {
        return grant(cell).filter(it -> it.presence() != Grant.Presence.ON_REQUEST).isPresent();
    }

    /** Whether the table grants the field to such a caller. */
    boolean shows(Matrix.Cell cell) {
        return grant(cell).isPresent();
    }

    /** Operation and caller, the column of the cell. */
    static String column(Matrix.Cell cell) {
        return Wording.name(cell.operation()) + ", " + cell.caller().words();
    }

    /**
     * Whether an answer to a caller with these permissions tries this cell. It does not if a
     * further permission of the caller decided.
     */
    boolean tries(Matrix.Cell cell, Relation relation, Set<Permission> held) {
        CallerKind kind = cell.caller();
        boolean same =
                kind.held().isEmpty()
                        ? Collections.disjoint(deciding, held)
                        : held.containsAll(kind.held());
        return same
                && kind.relation() == relation
                && policy.firstGrant(cell.operation(), cell.field(), relation, held)
                        .equals(grant(cell));
    }

    private Optional<Grant> grant(Matrix.Cell cell) {
        return cell.deciding().get(policy.dialect());
    }
}
