package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.FieldPath;
import dev.rollcall.user.Form;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one caller sees in one operation: says what to fetch, and makes of what was fetched what may
 * leave.
 */
public final class Sight {

    /** How many levels MongoDB lets a document have. */
    private static final int DEEPEST = 100;

    private final VisibilityPolicy policy;
    private final Operation operation;
    private final String callerId;
    private final Set<Permission> held;
    private final Relation relation;
    private final WorkspaceRules rules;
    private final FieldChoice choice;
    private final Map<UserField, Form> shown;
    private final Set<String> customFieldKeys;

    Sight(
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
                        shown.getOrDefault(UserField.CUSTOM_FIELDS, Form.FALSE), rules, choice);
    }

    /** Whether an answer holds this field wherever the user has it. */
    public boolean shows(UserField field) {
        return shown.containsKey(field);
    }

    /** Whether the caller would see this field had the request not left it out. */
    public boolean leavesOut(UserField field) {
        return !shows(field)
                && policy.shown(operation, relation, held, rules, FieldChoice.NONE)
                        .containsKey(field);
    }

    /** Exactly what has to be fetched: the shown fields, and the sources of the derived ones. */
    public Projection projection() {
        Map<UserField, Form> fetched = new EnumMap<>(UserField.class);
        shown.forEach(
                (field, form) -> {
                    UserField stored = field.source().orElse(field);
                    if (!shown.containsKey(stored)) {
                        fetched.put(stored, Form.PLAIN);
                    }
                    if (stored == field) {
                        fetched.put(field, form);
                    }
                });
        return new Projection(fetched, customFieldKeys);
    }

    /**
     * What a dotted path stands for in a filter of a list; empty where it may not be filtered by.
     */
    public Optional<FieldPath> filterPath(String dotted) {
        return path(dotted).filter(path -> filters(path.field()));
    }

    /**
     * What a dotted path stands for in the order of a list; empty where sorting by it has no
     * effect.
     */
    public Optional<FieldPath> sortPath(String dotted) {
        return path(dotted).filter(path -> cell(path.field()).sorting());
    }

    /**
     * Whether a filter may name this although no user has a value for it: upstream lets everything
     * through that begins with certain names.
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
     * Whether a filter by this name is to be passed over in silence, being of what the caller may
     * not know. Custom fields are not among them: if a declared one were passed over and an
     * undeclared one refused, the difference would say which names are declared.
     */
    public boolean conceals(String dotted) {
        return ConcealedNames.conceal(dotted, held.contains(Permission.VIEW_FULL_OTHER_USER_INFO));
    }

    /** A free-form object as a whole tells of all its members, so who is to name it sees them. */
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

    /** MongoDB refuses paths that are deeper than a document can be. */
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
        return shown.get(field) == Form.PLAIN;
    }

    private boolean filters(UserField field) {
        return switch (cell(field).filtering()) {
            case NEVER -> false;
            case WHERE_SHOWN -> true;
            case WHERE_ASKED -> choice.adds(field.path());
        };
    }

    private Cell cell(UserField field) {
        return policy.cell(operation, field);
    }

    /** Copies of a fetched user what may leave; nothing else passes, even if more was fetched. */
    public VisibleUser reveal(StoredUser user) {
        Relation known = relation.refined(user.id().equals(callerId));
        Map<UserField, Form> open =
                known == relation ? shown : policy.shown(operation, known, held, rules, choice);
        Map<UserField, Object> values = new EnumMap<>(UserField.class);
        open.forEach(
                (field, form) ->
                        Derivation.value(field, form, user, customFieldKeys)
                                .ifPresent(value -> values.put(field, value)));
        return new VisibleUser(user.id(), open, values);
    }
}
