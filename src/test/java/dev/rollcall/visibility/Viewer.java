package dev.rollcall.visibility;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Permission;
import dev.rollcall.visibility.Grant.Relation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of callers that the rules distinguish: a relation to the user looked at, and
 * permissions.
 */
enum Viewer {
    OTHER(Relation.OTHER),
    CHANCE(Relation.SELF_UNADDRESSED),
    SELF(Relation.SELF),
    FULL(Relation.OTHER, Permission.VIEW_FULL_OTHER_USER_INFO),
    CHANNELS(Relation.OTHER, Permission.VIEW_OTHER_USER_CHANNELS),
    BOTH(Relation.OTHER, Permission.VIEW_FULL_OTHER_USER_INFO, Permission.VIEW_OTHER_USER_CHANNELS);

    static final String ID = "viewer";

    final Relation relation;
    final Set<Permission> held = EnumSet.noneOf(Permission.class);

    Viewer(Relation relation, Permission... held) {
        this.relation = relation;
        this.held.addAll(List.of(held));
    }

    Session session() {
        Caller caller =
                new Caller(
                        ID,
                        Optional.of("viewer.name"),
                        Set.of(),
                        List.of("viewer@example.com"),
                        Set.of("import1"),
                        Optional.of("4711"));
        return new Session(caller, held, Optional.empty());
    }
}
