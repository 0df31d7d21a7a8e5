package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.OperationGrant;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One field that one more permission changes for a caller. It is found by asking for each cell with
 * the permission and without it, so there is no second list that could be wrong.
 */
public record Opening(
        UserField field,
        Operation operation,
        Dialect dialect,
        Set<Relation> relations,
        Optional<Grant> without,
        Optional<Grant> with) {

    /** Everything that the permission changes in these dialects for a caller who holds these. */
    public static List<Opening> of(
            Permission permission, Set<Permission> held, List<VisibilityPolicy> policies) {
        Set<Permission> more = and(permission, held);
        List<Opening> openings = new ArrayList<>();
        for (UserField field : UserField.values()) {
            for (Operation operation : Operation.values()) {
                for (VisibilityPolicy policy : policies) {
                    for (Relation relation : CallerKind.relations(operation)) {
                        Optional<Grant> without =
                                policy.firstGrant(operation, field, relation, held);
                        Optional<Grant> with = policy.firstGrant(operation, field, relation, more);
                        if (!with.equals(without)) {
                            add(
                                    openings,
                                    new Opening(
                                            field,
                                            operation,
                                            policy.dialect(),
                                            EnumSet.of(relation),
                                            without,
                                            with));
                        }
                    }
                }
            }
        }
        return openings;
    }

    /** Adds an opening; two that differ only in the relation become one. */
    private static void add(List<Opening> openings, Opening next) {
        int last = openings.size() - 1;
        if (last >= 0 && openings.get(last).isLike(next)) {
            Set<Relation> both = EnumSet.copyOf(openings.get(last).relations);
            both.addAll(next.relations);
            openings.set(
                    last,
                    new Opening(
                            next.field,
                            next.operation,
                            next.dialect,
                            both,
                            next.without,
                            next.with));
        } else {
            openings.add(next);
        }
    }

    private boolean isLike(Opening other) {
        return field == other.field
                && operation == other.operation
                && dialect == other.dialect
                && without.equals(other.without)
                && with.equals(other.with);
    }

    private static Set<Permission> and(Permission permission, Set<Permission> held) {
        Set<Permission> more = EnumSet.of(permission);
        more.addAll(held);
        return more;
    }

    /** The keys by which another user can be found with the permission, and not without it. */
    public static List<UserKey.Kind> lookups(
            Permission permission, Set<Permission> held, VisibilityPolicy policy) {
        Set<Permission> more = and(permission, held);
        return Arrays.stream(UserKey.Kind.values())
                .filter(
                        kind ->
                                policy.opensLookup(kind, Relation.OTHER, more)
                                        && !policy.opensLookup(kind, Relation.OTHER, held))
                .toList();
    }

    /** The operations that the permission opens, beside fields and look-ups. */
    public static List<OperationGrant> gates(Permission permission, Set<Permission> held) {
        if (held.contains(permission)) {
            return List.of();
        }
        return Arrays.stream(OperationGrant.values())
                .filter(gate -> gate.permission() == permission)
                .toList();
    }
}
