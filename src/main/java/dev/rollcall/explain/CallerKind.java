package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The callers that the table distinguishes, by their relation to the shown user and by their
 * permissions. The page has a column for each.
 *
 * @param id the name in an address
 * @param words the head of its column
 */
public record CallerKind(String id, Relation relation, Set<Permission> held, String words) {

    public CallerKind {
        held = Set.copyOf(held);
    }

    /**
     * Every kind, found in the table itself: each relation without a permission, then another user
     * with each permission that any grant names, alone and all together.
     */
    public static List<CallerKind> all(List<VisibilityPolicy> policies) {
        List<CallerKind> kinds = new ArrayList<>();
        kinds.add(new CallerKind("self", Relation.SELF, Set.of(), "oneself"));
        kinds.add(
                new CallerKind(
                        "self-by-chance",
                        Relation.SELF_UNADDRESSED,
                        Set.of(),
                        "oneself, not asked for as such"));
        kinds.add(
                new CallerKind("other", Relation.OTHER, Set.of(), "another, without a permission"));
        Set<Permission> deciding = deciding(policies);
        for (Permission permission : deciding) {
            kinds.add(
                    new CallerKind(
                            permission.id(),
                            Relation.OTHER,
                            Set.of(permission),
                            "another, with " + permission.id()));
        }
        if (deciding.size() > 1) {
            kinds.add(
                    new CallerKind(
                            "every-permission",
                            Relation.OTHER,
                            deciding,
                            "another, with all of these"));
        }
        return List.copyOf(kinds);
    }

    private static Set<Permission> deciding(List<VisibilityPolicy> policies) {
        Set<Permission> found = new TreeSet<>();
        for (VisibilityPolicy policy : policies) {
            for (Operation operation : Operation.values()) {
                for (UserField field : UserField.values()) {
                    policy.grants(operation, field)
                            .forEach(grant -> found.addAll(grant.access().permissions()));
                }
            }
        }
        return found;
    }

    /** Whether a request of this operation can come from such a caller. */
    public boolean occursIn(Operation operation) {
        return relations(operation).contains(relation);
    }

    /**
     * The relations that occur in an operation: a list treats its caller like any other user, and
     * {@code me} shows nobody else.
     */
    public static List<Relation> relations(Operation operation) {
        return switch (operation) {
            case INFO -> Arrays.asList(Relation.values());
            case LIST -> List.of(Relation.SELF_UNADDRESSED, Relation.OTHER);
            case ME -> List.of(Relation.SELF);
        };
    }
}
