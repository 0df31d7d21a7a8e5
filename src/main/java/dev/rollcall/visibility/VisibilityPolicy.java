package dev.rollcall.visibility;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.kept.Kept;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityTable.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by the visibility table which fields of a user a caller sees, and in which form. The
 * decision for one kind of request is made once and kept.
 */
public final class VisibilityPolicy {

    /** Each is some kilobytes, and a workspace in use needs a dozen. */
    private static final int MOST_KINDS = 256;

    private final Dialect dialect;
    private final Map<UserField, Row> rows;
    private final Kept<VisibleFields.Kind, VisibleFields> kept =
            new Kept<>(MOST_KINDS, this::visible);

    /**
     * The policy of this dialect.
     *
     * @throws ExceptionInInitializerError if a field has no row in the table, or two rows
     */
    public VisibilityPolicy(Dialect dialect) {
        this(dialect, VisibilityTable.rows());
    }

    /** The policy of a table. */
    VisibilityPolicy(Dialect dialect, Map<UserField, Row> rows) {
        this.dialect = dialect;
        this.rows = rows;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The reason for the rules of a field, in words. */
    public String reason(UserField field) {
        return rows.get(field).reason();
    }

    /** The grants of a field in an operation, of which the first that admits a caller counts. */
    public List<Grant> grants(Operation operation, UserField field) {
        return rule(operation, field).grants().get(dialect);
    }

    /** The rule for a field in an operation. */
    VisibilityRule rule(Operation operation, UserField field) {
        return rows.get(field).rule(operation);
    }

    /**
     * The fields that the caller of the session sees of a user with this relation, in an operation.
     */
    public Disclosure disclosure(
            Operation operation,
            Session session,
            Relation relation,
            WorkspaceRules rules,
            FieldChoice choice) {
        return new Disclosure(
                this,
                session.caller().id(),
                new VisibleFields.Kind(operation, session.permissions(), relation, rules, choice));
    }

    /**
     * The fields that any caller sees of the own record. They do not depend on permissions, so they
     * are known before these.
     */
    public Disclosure ownDisclosure(
            Operation operation, String callerId, WorkspaceRules rules, FieldChoice choice) {
        return new Disclosure(
                this,
                callerId,
                new VisibleFields.Kind(operation, Set.of(), Relation.SELF, rules, choice));
    }

    /**
     * Whether the caller can find a user by such a key; if not, the answer is that the user does
     * not exist.
     */
    public boolean opensLookup(UserKey key, Session session) {
        Relation relation = session.caller().isAddressedBy(key) ? Relation.SELF : Relation.OTHER;
        return opensLookup(key.kind(), relation, session.permissions());
    }

    /** Whether such a caller can find a user by this kind of key. */
    public boolean opensLookup(UserKey.Kind kind, Relation relation, Set<Permission> held) {
        return VisibilityTable.opensLookup(kind, relation, held);
    }

    /** Whether the caller may filter a list by this field, shown or not. */
    public boolean opensListFilter(UserField field, Session session) {
        return firstGrant(Operation.LIST, field, Relation.OTHER, session.permissions()).isPresent();
    }

    /** The fields that this kind of request sees. */
    VisibleFields visibleTo(VisibleFields.Kind kind) {
        return kept.of(kind);
    }

    private VisibleFields visible(VisibleFields.Kind kind) {
        Map<UserField, Representation> shown = new EnumMap<>(UserField.class);
        for (UserField field : UserField.values()) {
            boolean byMembers =
                    rule(kind.operation(), field).opensEachMember()
                            && kind.choice().addsMembersOnly(field.path());
            firstGrant(kind.operation(), field, kind.relation(), kind.held())
                    .filter(
                            grant ->
                                    grant.outcome(field, byMembers, kind.rules(), kind.choice())
                                            == Grant.Outcome.SHOWN)
                    .ifPresent(grant -> shown.put(field, narrowed(grant.form(), byMembers)));
        }
        return new VisibleFields(kind, shown);
    }

    /** The grant that counts for such a caller; empty if the field is not granted. */
    public Optional<Grant> firstGrant(
            Operation operation, UserField field, Relation relation, Set<Permission> held) {
        for (Grant grant : grants(operation, field)) {
            if (grant.access().admits(relation, held)) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }

    /** The representation if the request names single members of a free-form object. */
    private static Representation narrowed(Representation form, boolean byMembers) {
        return form == Representation.PLAIN && byMembers ? Representation.NAMED : form;
    }

    /**
     * The workspace's settings that the policy depends on.
     *
     * @param customFields the declared custom fields
     * @param attributesDecidedLocally whether the workspace itself decides access by attributes
     */
    public record WorkspaceRules(List<CustomField> customFields, boolean attributesDecidedLocally) {

        public WorkspaceRules {
            customFields = List.copyOf(customFields);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WorkspaceRules rules && parts().equals(rules.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
        private List<Object> parts() {
            return List.of(customFields, attributesDecidedLocally);
        }
    }
}
