package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The callers that a rule admits: those in one of these relations, and those with one of these
 * permissions.
 */
public record Access(Set<Relation> relations, Set<Permission> permissions) {

    static final Access EVERYONE = new Access(EnumSet.allOf(Relation.class), Set.of());
    static final Access SELF = new Access(EnumSet.of(Relation.SELF), Set.of());

    public Access {
        relations = Set.copyOf(relations);
        permissions = Set.copyOf(permissions);
    }

    static Access holders(Permission first, Permission... others) {
        return new Access(Set.of(), EnumSet.of(first, others));
    }

    Access orSelf() {
        return new Access(EnumSet.of(Relation.SELF), permissions);
    }

    Access orOwnRecord() {
        return new Access(EnumSet.of(Relation.SELF, Relation.SELF_BY_CHANCE), permissions);
    }

    boolean admits(Relation relation, Set<Permission> held) {
        return relations.contains(relation) || !Collections.disjoint(permissions, held);
    }
}
