package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.caller.Session;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.Form;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import java.util.EnumMap;
import java.util.List;
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

    /** Why the rule for a field is as it is, in words. */
    public String reason(UserField field) {
        return rows.get(field).reason();
    }

    /** The grants of a field in an operation, of which the first that admits a caller counts. */
    public List<Grant> grants(Operation operation, UserField field) {
        return cell(operation, field).grants().get(dialect);
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
        return opensLookup(key.kind(), relation, session.permissions());
    }

    /** Whether such a caller can find a user by this kind of key. */
    public boolean opensLookup(UserKey.Kind kind, Relation relation, Set<Permission> held) {
        return VisibilityTable.opensLookup(kind, relation, held);
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
                    .filter(
                            grant ->
                                    grant.outcome(field, byMembers, rules, choice)
                                            == Grant.Outcome.SHOWN)
                    .ifPresent(grant -> shown.put(field, narrowed(grant.form(), byMembers)));
        }
        return shown;
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
