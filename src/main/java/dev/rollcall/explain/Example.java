package dev.rollcall.explain;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An answer of users.info on the demo: the caller's relation and permissions, and each field that
 * was sent.
 *
 * @param values the fields of the answer as JSON; empty if there was no such answer
 */
public record Example(
        Relation relation,
        Set<Permission> held,
        WorkspaceRules rules,
        Optional<Map<UserField, String>> values) {

    public Example {
        held = Set.copyOf(held);
    }

    /** The answer to a request for a user who does not exist, or whom the caller may not find. */
    public static Example notFound(Set<Permission> held, WorkspaceRules rules) {
        return new Example(Relation.OTHER, held, rules, Optional.empty());
    }
}
