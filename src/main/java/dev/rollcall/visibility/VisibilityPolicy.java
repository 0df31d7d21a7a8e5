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
 * Reads the visibility table for one request: which fields, in which form, this caller sees of this
 * user.
 */
public final class VisibilityPolicy {

    private final Dialect dialect;
    private final Map<UserField, Row> rows;

    /**
     * The policy of this dialect.
     *
     * @throws ExceptionInInitializerError if a field has no row in the table or two
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
     * What the caller of the session sees in an operation of a user to whom the caller has this
     * relation.
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
     * What anybody sees of the own record; does not depend on permissions, so it can be told before
     * they are known.
     */
    public Sight ownSight(
            Operation operation, String callerId, WorkspaceRules rules, FieldChoice choice) {
        return new Sight(this, operation, callerId, Set.of(), Relation.SELF, rules, choice);
    }

    /**
     * Whether the caller can find a user by such a key; where not, the answer is that there is
     * none.
     */
    public boolean opensLookup(UserKey key, Session session) {
        Relation relation = session.caller().isAddressedBy(key) ? Relation.SELF : Relation.OTHER;
        return VisibilityTable.opensLookup(key.kind(), relation, session.permissions());
    }

    /** Whether the caller may ask for users by this field in a list, shown or not. */
    public boolean opensListFilter(UserField field, Session session) {
        return firstGrant(Operation.LIST, field, Relation.OTHER, session.permissions()).isPresent();
    }

    /** The fields that are shown, each in its form. */
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

    /** Of a free-form object that is shown whole, single members can be asked for. */
    private static Form narrowed(Form form, boolean byMembers) {
        return form == Form.PLAIN && byMembers ? Form.NAMED : form;
    }

    /** The keys of custom fields that are shown in this form. */
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
