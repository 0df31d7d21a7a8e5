package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Access;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityTable.Row;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Policies of a table in which one cell is another, to show what is drawn from the table. */
public final class ChangedTable {

    private ChangedTable() {}

    /** The table as it is. */
    public static List<VisibilityPolicy> unchanged() {
        return Arrays.stream(Dialect.values()).map(VisibilityPolicy::new).toList();
    }

    /** The table in which users.info shows the field to oneself alone, masked. */
    public static List<VisibilityPolicy> withInfoMaskedToOneself(UserField field) {
        Map<UserField, Row> rows = new EnumMap<>(VisibilityTable.rows());
        Row row = rows.get(field);
        rows.put(
                field,
                new Row(
                        field,
                        VisibilityRule.of(Grant.to(Access.SELF).as(Representation.MASKED)),
                        row.list(),
                        row.me(),
                        "A changed reason."));
        return Arrays.stream(Dialect.values())
                .map(dialect -> new VisibilityPolicy(dialect, rows))
                .toList();
    }

    /** How many fields the table has. */
    public static int rows() {
        return VisibilityTable.rows().size();
    }

    /** What the table itself says of a cell: whether any of its grants admits such a caller. */
    public static boolean grants(
            Dialect dialect,
            Operation operation,
            UserField field,
            Relation relation,
            Set<Permission> held) {
        return VisibilityTable.rows().get(field).rule(operation).grants().get(dialect).stream()
                .anyMatch(grant -> grant.access().admits(relation, held));
    }
}
