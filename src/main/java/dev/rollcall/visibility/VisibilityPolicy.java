package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.caller.Session;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.Form;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies the visibility table to one request: the fields that this caller sees of this user, and
 * the representation of each.
 */
public final class VisibilityPolicy {

    private final Dialect dialect;
    private final Map<UserField, Row> rows;

    /**
     * The policy of this dialect.
     *
     * @throws ExceptionInInitializerError if a field has no row in the table, or two rows
     */
    public VisibilityPolicy(Dialect dialect) {
        this.dialect = dialect;
        this.rows = VisibilityTable.rows();
    }

    /** The rule for a field in an operation. */
    Cell cell(Operation operation, UserField field) {
        return rows.get(field).cell(operation);
    }

    /**
     * The fields that the caller of the session sees of a user with this relation, in an operation.
     */
    public Sight sight(
            Operation operation,
            Session session,
            Relation relation,
            WorkspaceRules rules,
            FieldChoice choice) {
        return new Sight(
                this,
                operation,
                session.caller().id(),
                session.permissions(),
                relation,
                rules,
                choice);
    }

    /**
     * The fields that any caller sees of the own record. They do not depend on permissions, so they
     * are known before these.
     */
    public Sight ownSight(
            Operation operation, String callerId, WorkspaceRules rules, FieldChoice choice) {
        return new Sight(this, operation, callerId, Set.of(), Relation.SELF, rules, choice);
    }

    /**
     * Whether the caller can find a user by such a key; if not, the answer is that the user does
     * not exist.
     */
    public boolean opensLookup(UserKey key, Session session) {
        Relation relation = session.caller().isAddressedBy(key) ? Relation.SELF : Relation.OTHER;
        return VisibilityTable.opensLookup(key.kind(), relation, session.permissions());
    }

    /** Whether the caller may filter a list by this field, shown or not. */
    public boolean opensListFilter(UserField field, Session session) {
        return firstGrant(Operation.LIST, field, Relation.OTHER, session.permissions()).isPresent();
    }

    /** The shown fields, each with its representation. */
    Map<UserField, Form> shown(
            Operation operation,
            Relation relation,
            Set<Permission> held,
            WorkspaceRules rules,
            FieldChoice choice) {
        Map<UserField, Form> shown = new EnumMap<>(UserField.class);
        for (UserField field : UserField.values()) {
            boolean byMembers =
                    cell(operation, field).opensEachMember()
                            && choice.addsMembersOnly(field.path());
            firstGrant(operation, field, relation, held)
                    .filter(grant -> holds(grant.circumstance(), rules))
                    .filter(grant -> chosen(grant, field, byMembers, choice))
                    .ifPresent(grant -> shown.put(field, narrowed(grant.form(), byMembers)));
        }
        return shown;
    }

    private Optional<Grant> firstGrant(
            Operation operation, UserField field, Relation relation, Set<Permission> held) {
        for (Grant grant : cell(operation, field).grants().get(dialect)) {
            if (grant.access().admits(relation, held)) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Grant.Circumstance circumstance, WorkspaceRules rules) {
        return switch (circumstance) {
            case ALWAYS -> true;
            case ATTRIBUTES_DECIDED_LOCALLY -> rules.attributesDecidedLocally();
        };
    }

    private static boolean chosen(
            Grant grant, UserField field, boolean byMembers, FieldChoice choice) {
        return switch (grant.presence()) {
            case ALWAYS -> true;
            case UNLESS_LEFT_OUT -> !choice.leavesOut(field.path());
            case ON_REQUEST -> choice.adds(field.path()) || byMembers;
        };
    }

    /** The representation if the request names single members of a free-form object. */
    private static Form narrowed(Form form, boolean byMembers) {
        return form == Form.PLAIN && byMembers ? Form.NAMED : form;
    }

    /** The keys of the custom fields in this representation. */
    static Set<String> customFieldKeys(Form form, WorkspaceRules rules, FieldChoice choice) {
        String path = UserField.CUSTOM_FIELDS.path();
        Set<String> named = choice.addedMembers(path);
        if (form == Form.NAMED) {
            return named.stream()
                    .filter(CustomField::isKey)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return rules.customFields().stream()
                .filter(field -> opens(form, field))
                .map(CustomField::key)
                .filter(key -> !choice.addsMembersOnly(path) || named.contains(key))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean opens(Form form, CustomField field) {
        return switch (form) {
            case PLAIN, NAMED, DECLARED -> true;
            case DECLARED_PUBLIC -> field.declaredPublic();
            case DECLARED_TRUTHY_PUBLIC -> field.truthyPublic();
            case MASKED, SUMMARY, TRUE, FALSE -> false;
        };
    }
}
