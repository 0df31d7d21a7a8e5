package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.FieldPath;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that one caller sees in one operation: it says what to fetch, and reduces the fetched
 * user to what may leave the service.
 */
public final class Disclosure {

    /** How many levels MongoDB lets a document have. */
    private static final int DEEPEST = 100;

    private final VisibilityPolicy policy;
    private final Operation operation;
    private final String callerId;
    private final Set<Permission> held;
    private final Relation relation;
    private final WorkspaceRules rules;
    private final FieldChoice choice;
    private final Map<UserField, Representation> shown;
    private final Set<String> customFieldKeys;

    Disclosure(
            VisibilityPolicy policy,
            Operation operation,
            String callerId,
            Set<Permission> held,
            Relation relation,
            WorkspaceRules rules,
            FieldChoice choice) {
        this.policy = policy;
        this.operation = operation;
        this.callerId = callerId;
        this.held = held;
        this.relation = relation;
        this.rules = rules;
        this.choice = choice;
        this.shown = policy.shown(operation, relation, held, rules, choice);
        this.customFieldKeys =
                VisibilityPolicy.customFieldKeys(
                        shown.getOrDefault(UserField.CUSTOM_FIELDS, Representation.FALSE),
                        rules,
                        choice);
    }

    /** Whether an answer contains this field if the user has it. */
    public boolean shows(UserField field) {
        return shown.containsKey(field);
    }

    /** Whether the caller would see this field if the request did not leave it out. */
    public boolean leavesOut(UserField field) {
        return !shows(field)
                && policy.shown(operation, relation, held, rules, FieldChoice.NONE)
                        .containsKey(field);
    }

    /** The fields to fetch: the shown ones, and the sources of the derived ones. */
    public Projection projection() {
        Map<UserField, Representation> fetched = new EnumMap<>(UserField.class);
        shown.forEach(
                (field, form) -> {
                    UserField stored = field.source().orElse(field);
                    if (!shown.containsKey(stored)) {
                        fetched.put(stored, Representation.PLAIN);
                    }
                    if (stored == field) {
                        fetched.put(field, form);
                    }
                });
        return new Projection(fetched, customFieldKeys);
    }

    /** The field that a dotted path means in a filter; empty if a filter may not use it. */
    public Optional<FieldPath> filterPath(String dotted) {
        return path(dotted).filter(path -> filters(path.field()));
    }

    /** The field that a dotted path means in an order; empty if sorting by it has no effect. */
    public Optional<FieldPath> sortPath(String dotted) {
        return path(dotted).filter(path -> cell(path.field()).sorting());
    }

    /**
     * Whether a filter may use this unknown name, which matches nobody: upstream accepts all names
     * with certain prefixes.
     */
    public boolean letsThrough(String dotted) {
        return shown.keySet().stream()
                .filter(this::filters)
                .anyMatch(
                        field ->
                                cell(field)
                                        .wildcard()
                                        .filter(end -> dotted.startsWith(field.path() + end))
                                        .isPresent());
    }

    /**
     * Whether a filter ignores this name silently, because it names a secret. Custom fields are not
     * among these: if declared ones were ignored and undeclared ones refused, the difference would
     * reveal which names are declared.
     */
    public boolean conceals(String dotted) {
        return ConcealedNames.conceal(dotted, held.contains(Permission.VIEW_FULL_OTHER_USER_INFO));
    }

    /**
     * The field and member of a dotted path. Naming a free-form object reveals all its members, so
     * only callers who see them all may name it.
     */
    private Optional<FieldPath> path(String dotted) {
        return UserField.at(dotted)
                .filter(field -> !cell(field).opensEachMember() || showsWhole(field))
                .map(FieldPath::of)
                .or(() -> memberPath(dotted))
                .filter(path -> shows(path.field()));
    }

    private Optional<FieldPath> memberPath(String dotted) {
        int dot = dotted.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String member = dotted.substring(dot + 1);
        return UserField.at(dotted.substring(0, dot))
                .filter(field -> opensMember(field, member))
                .map(field -> FieldPath.of(field, member));
    }

    /**
     * Whether the caller may name this member. MongoDB refuses paths that are deeper than a
     * document can be.
     */
    private boolean opensMember(UserField field, String member) {
        if (!cell(field).opensEachMember()) {
            return cell(field).members().contains(member);
        }
        List<String> keys = List.of(member.split("\\.", -1));
        return keys.size() <= DEEPEST
                && keys.stream().allMatch(CustomField::isKey)
                && (showsWhole(field) || customFieldKeys.contains(keys.get(0)));
    }

    private boolean showsWhole(UserField field) {
        return shown.get(field) == Representation.PLAIN;
    }

    private boolean filters(UserField field) {
        return switch (cell(field).filtering()) {
            case NEVER -> false;
            case WHERE_SHOWN -> true;
            case WHERE_ASKED -> choice.adds(field.path());
        };
    }

    private VisibilityRule cell(UserField field) {
        return policy.cell(operation, field);
    }

    /** Copies the shown fields of a fetched user; nothing else passes, even if more was fetched. */
    public VisibleUser reveal(StoredUser user) {
        Relation known = relation.refined(user.id().equals(callerId));
        Map<UserField, Representation> open =
                known == relation ? shown : policy.shown(operation, known, held, rules, choice);
        Map<UserField, Object> values = new EnumMap<>(UserField.class);
        open.forEach(
                (field, form) ->
                        Derivation.value(field, form, user, customFieldKeys)
                                .ifPresent(value -> values.put(field, value)));
        return new VisibleUser(user.id(), open, values);
    }
}
