package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.visibility.Grant.Relation;
import java.util.List;
import java.util.Optional;

/**
 * The fields that one caller sees in one operation: it says what to fetch, and reduces the fetched
 * user to what may leave the service.
 */
public final class Disclosure {

    /** How many levels MongoDB lets a document have. */
    private static final int DEEPEST = 100;

    private final VisibilityPolicy policy;
    private final String callerId;
    private final VisibleFields fields;

    Disclosure(VisibilityPolicy policy, String callerId, VisibleFields.Kind kind) {
        this.policy = policy;
        this.callerId = callerId;
        this.fields = policy.visibleTo(kind);
    }

    /** Whether an answer contains this field if the user has it. */
    public boolean shows(UserField field) {
        return fields.shows(field);
    }

    /** Whether the caller would see this field if the request did not leave it out. */
    public boolean leavesOut(UserField field) {
        return !shows(field) && policy.visibleTo(fields.kind().withoutChoice()).shows(field);
    }

    /** The fields to fetch: the shown ones, and the sources of the derived ones. */
    public Projection projection() {
        return fields.projection();
    }

    /** The field that a dotted path means in a filter; empty if a filter may not use it. */
    public Optional<FieldPath> filterPath(String dotted) {
        return path(dotted).filter(path -> filters(path.field()));
    }

    /** The field that a dotted path means in an order; empty if sorting by it has no effect. */
    public Optional<FieldPath> sortPath(String dotted) {
        return path(dotted).filter(path -> rule(path.field()).sorting());
    }

    /**
     * Whether a filter may use this unknown name, which matches nobody: upstream accepts all names
     * with certain prefixes.
     */
    public boolean letsThrough(String dotted) {
        return fields.shown().keySet().stream()
                .filter(this::filters)
                .anyMatch(
                        field ->
                                rule(field)
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
        return ConcealedNames.conceal(
                dotted, fields.kind().held().contains(Permission.VIEW_FULL_OTHER_USER_INFO));
    }

    /**
     * The field and member of a dotted path. Naming a free-form object reveals all its members, so
     * only callers who see them all may name it.
     */
    private Optional<FieldPath> path(String dotted) {
        return UserField.at(dotted)
                .filter(field -> !rule(field).opensEachMember() || showsWhole(field))
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
        if (!rule(field).opensEachMember()) {
            return rule(field).members().contains(member);
        }
        List<String> keys = List.of(member.split("\\.", -1));
        return keys.size() <= DEEPEST
                && keys.stream().allMatch(CustomField::isKey)
                && (showsWhole(field) || fields.customFieldKeys().contains(keys.get(0)));
    }

    private boolean showsWhole(UserField field) {
        return fields.shown().get(field) == Representation.PLAIN;
    }

    private boolean filters(UserField field) {
        return switch (rule(field).filtering()) {
            case NEVER -> false;
            case IF_SHOWN -> true;
            case IF_ASKED -> fields.kind().choice().adds(field.path());
        };
    }

    private VisibilityRule rule(UserField field) {
        return policy.rule(fields.kind().operation(), field);
    }

    /** A fetched user, of which only what may leave can be read, even if more was fetched. */
    public VisibleUser reveal(StoredUser user) {
        Relation relation = fields.kind().relation();
        Relation known = relation.refined(user.id().equals(callerId));
        return new VisibleUser(
                user, known == relation ? fields : policy.visibleTo(fields.kind().related(known)));
    }
}
