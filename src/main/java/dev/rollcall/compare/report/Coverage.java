package dev.rollcall.compare.report;

import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Question;
import dev.rollcall.explain.Matrix;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shows which decisions of the visibility table were really tried. "No differences" says nothing
 * about a field that no user of the sample had, or that no caller of the file could see.
 */
public final class Coverage {

    /** How a cell was tried. */
    public enum Tried {
        /** Some answer had a value there. */
        WITH_VALUE,
        /** The field was absent from both answers, and another answer shows that it has a value. */
        HIDDEN,
        NEVER
    }

    private final ComparedTable table;
    private final List<Judged> compared;
    private final Map<UserField, Set<String>> holders = new EnumMap<>(UserField.class);
    private final Map<Matrix.Cell, Tried> cells = new LinkedHashMap<>();

    private Coverage(ComparedTable table, List<Judged> compared) {
        this.table = table;
        this.compared = compared;
        compared.forEach(
                one ->
                        one.rows()
                                .forEach(
                                        (user, fields) ->
                                                fields.forEach(field -> holds(user, field))));
        table.cells().forEach(cell -> cells.put(cell, best(cell)));
    }

    /** The decisions of the table that these requests tried. */
    public static Coverage of(ComparedTable table, List<Judged> judged) {
        return new Coverage(
                table,
                judged.stream()
                        .filter(one -> one.outcome() != RequestOutcome.INCONCLUSIVE)
                        .toList());
    }

    /** The cells in the order of the table. */
    public List<Matrix.Cell> cells() {
        return List.copyOf(cells.keySet());
    }

    public Tried tried(Matrix.Cell cell) {
        return cells.get(cell);
    }

    /** Whether some answer had a value of this field. */
    boolean isKnown(UserField field) {
        return holders.containsKey(field);
    }

    boolean shows(Matrix.Cell cell) {
        return table.shows(cell);
    }

    private void holds(String user, UserField field) {
        holders.computeIfAbsent(field, any -> new HashSet<>()).add(user);
    }

    private Tried best(Matrix.Cell cell) {
        Tried best = Tried.NEVER;
        for (Judged one : compared) {
            for (Map.Entry<String, Set<UserField>> row : one.rows().entrySet()) {
                Tried tried = tried(cell, one.question(), row.getKey(), row.getValue());
                best = tried.ordinal() < best.ordinal() ? tried : best;
            }
        }
        return best;
    }

    private Tried tried(Matrix.Cell cell, Question question, String user, Set<UserField> shown) {
        boolean tries =
                question.operation() == cell.operation()
                        && table.tries(
                                cell, relation(question, user), question.asker().permissions());
        if (tries && shown.contains(cell.field())) {
            return Tried.WITH_VALUE;
        }
        boolean hidden =
                tries
                        && !table.shows(cell)
                        && holders.getOrDefault(cell.field(), Set.of()).contains(user)
                        && asks(question, cell.field());
        return hidden ? Tried.HIDDEN : Tried.NEVER;
    }

    private static Relation relation(Question question, String user) {
        boolean own = user.equals(question.asker().userId());
        if (own && (question.asksForSelf() || question.parameters().containsKey("username"))) {
            return question.operation() == Operation.LIST
                    ? Relation.SELF_UNADDRESSED
                    : Relation.SELF;
        }
        return Relation.OTHER.refined(own);
    }

    /**
     * Whether the request asks for the field, or need not. Otherwise its absence does not mean that
     * it is hidden.
     */
    private static boolean asks(Question question, UserField field) {
        return switch (question.operation()) {
            case INFO ->
                    field != UserField.ROOMS
                            || "true".equals(question.parameters().get("includeUserRooms"));
            case LIST ->
                    question.parameters()
                            .getOrDefault("fields", "")
                            .contains("\"" + field.path() + "\"");
            case ME -> true;
        };
    }
}
