package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One row of a rule: the callers who see the field, its representation, whether a request can
 * change that, and the setting of the workspace that it depends on.
 */
public record Grant(
        Access access, Representation form, Presence presence, Circumstance circumstance) {

    /** How a request can change the visibility of the field. */
    public enum Presence {
        /** Shown, whatever the request asks for. */
        ALWAYS,
        UNLESS_LEFT_OUT,
        ON_REQUEST
    }

    /** The condition on the workspace's settings for a grant. */
    public enum Circumstance {
        ALWAYS,
        /** The setting {@code ABAC_PDP_Type} is {@code local}. */
        ATTRIBUTES_DECIDED_LOCALLY
    }

    /** The result for a request whose caller is granted the field. */
    public enum Outcome {
        SHOWN,
        NOT_ASKED_FOR,
        LEFT_OUT,
        /** The workspace's settings exclude it. */
        NOT_IN_THIS_WORKSPACE
    }

    /** The outcome for a request that names no fields. */
    public Outcome outcome(UserField field, WorkspaceRules rules) {
        return outcome(field, false, rules, FieldChoice.NONE);
    }

    /**
     * The outcome for a request.
     *
     * @param byMembers whether single members of the field are asked for
     */
    Outcome outcome(UserField field, boolean byMembers, WorkspaceRules rules, FieldChoice choice) {
        if (!holds(rules)) {
            return Outcome.NOT_IN_THIS_WORKSPACE;
        }
        return switch (presence) {
            case ALWAYS -> Outcome.SHOWN;
            case UNLESS_LEFT_OUT ->
                    choice.leavesOut(field.path()) ? Outcome.LEFT_OUT : Outcome.SHOWN;
            case ON_REQUEST ->
                    choice.adds(field.path()) || byMembers ? Outcome.SHOWN : Outcome.NOT_ASKED_FOR;
        };
    }

    private boolean holds(WorkspaceRules rules) {
        return switch (circumstance) {
            case ALWAYS -> true;
            case ATTRIBUTES_DECIDED_LOCALLY -> rules.attributesDecidedLocally();
        };
    }

    static Grant to(Access access) {
        return new Grant(
                access, Representation.PLAIN, Presence.UNLESS_LEFT_OUT, Circumstance.ALWAYS);
    }

    Grant as(Representation newForm) {
        return new Grant(access, newForm, presence, circumstance);
    }

    Grant always() {
        return new Grant(access, form, Presence.ALWAYS, circumstance);
    }

    Grant onRequest() {
        return new Grant(access, form, Presence.ON_REQUEST, circumstance);
    }

    Grant onlyIf(Circumstance newCircumstance) {
        return new Grant(access, form, presence, newCircumstance);
    }

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
            return new Access(EnumSet.of(Relation.SELF, Relation.SELF_UNADDRESSED), permissions);
        }

        boolean admits(Relation relation, Set<Permission> held) {
            return relations.contains(relation) || !Collections.disjoint(permissions, held);
        }
    }

    /** The relation of the caller to the requested user. */
    public enum Relation {
        /** The request addressed the caller by the caller's own key. */
        SELF,
        /** The found user is the caller, but the request did not use the caller's own key. */
        SELF_UNADDRESSED,
        OTHER;

        /** The relation after the user was found. */
        public Relation refined(boolean foundIsCaller) {
            return this == OTHER && foundIsCaller ? SELF_UNADDRESSED : this;
        }
    }
}
