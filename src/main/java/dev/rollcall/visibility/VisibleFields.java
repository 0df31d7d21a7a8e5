package dev.rollcall.visibility;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields that one kind of request sees, each in its form, and the fields to fetch for them. */
final class VisibleFields {

    /** Everything that decides which fields are visible, besides the dialect. */
    record Kind(
            Operation operation,
            Set<Permission> held,
            Relation relation,
            WorkspaceRules rules,
            FieldChoice choice) {

        Kind related(Relation other) {
            return new Kind(operation, held, other, rules, choice);
        }

        Kind withoutChoice() {
            return new Kind(operation, held, relation, rules, FieldChoice.NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Kind kind && parts().equals(kind.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
        private List<Object> parts() {
            return List.of(operation, held, relation, rules, choice);
        }
    }

    private final Kind kind;
    private final Map<UserField, Representation> shown;
    private final Set<String> customFieldKeys;
    private final Projection projection;

    VisibleFields(Kind kind, Map<UserField, Representation> shown) {
        this.kind = kind;
        this.shown = shown;
        this.customFieldKeys =
                customFieldKeys(
                        shown.getOrDefault(UserField.CUSTOM_FIELDS, Representation.FALSE),
                        kind.rules(),
                        kind.choice());
        this.projection = projection(shown, customFieldKeys);
    }

    /** The keys of the custom fields in this representation. */
    private static Set<String> customFieldKeys(
            Representation form, WorkspaceRules rules, FieldChoice choice) {
        String path = UserField.CUSTOM_FIELDS.path();
        Set<String> named = choice.addedMembers(path);
        if (form == Representation.NAMED) {
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

    private static boolean opens(Representation form, CustomField field) {
        return switch (form) {
            case PLAIN, NAMED, DECLARED -> true;
            case DECLARED_PUBLIC -> field.declaredPublic();
            case DECLARED_TRUTHY_PUBLIC -> field.truthyPublic();
            case MASKED, SUMMARY, TRUE, FALSE -> false;
        };
    }

    private static Projection projection(Map<UserField, Representation> shown, Set<String> keys) {
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
        return new Projection(fetched, keys);
    }

    Kind kind() {
        return kind;
    }

    boolean shows(UserField field) {
        return shown.containsKey(field);
    }

    Map<UserField, Representation> shown() {
        return shown;
    }

    Set<String> customFieldKeys() {
        return customFieldKeys;
    }

    /** Exactly what has to be fetched: the shown fields, and the sources of the derived ones. */
    Projection projection() {
        return projection;
    }
}
