package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Views are kept by their kind, so a kind that equals another one has the same fields. Its parts,
 * and theirs, compare themselves.
 */
class VisibleFieldsKindTest {

    private static final Permission HELD = Permission.VIEW_FULL_OTHER_USER_INFO;

    private static CustomField field() {
        return new CustomField("title", true, true);
    }

    private static WorkspaceRules rules() {
        return new WorkspaceRules(List.of(field()), true);
    }

    private static FieldChoice choice() {
        return new FieldChoice(Map.of("emails", true));
    }

    private static VisibleFields.Kind kind() {
        return new VisibleFields.Kind(
                Operation.INFO, Set.of(HELD), Relation.OTHER, rules(), choice());
    }

    private static Projection projection() {
        return new Projection(Map.of(UserField.NAME, Representation.PLAIN), Set.of("title"));
    }

    static Stream<List<Object>> equals() {
        return Stream.of(
                List.of(field(), field()),
                List.of(rules(), rules()),
                List.of(choice(), choice()),
                List.of(kind(), kind()),
                List.of(projection(), projection()));
    }

    static Stream<List<Object>> others() {
        WorkspaceRules noRules = new WorkspaceRules(List.of(), true);
        return Stream.of(
                List.of(field(), new CustomField("name", true, true)),
                List.of(field(), new CustomField("title", false, true)),
                List.of(field(), new CustomField("title", true, false)),
                List.of(rules(), noRules),
                List.of(rules(), new WorkspaceRules(List.of(field()), false)),
                List.of(choice(), new FieldChoice(Map.of("emails", false))),
                List.of(kind(), kind().withoutChoice()),
                List.of(kind(), kind().related(Relation.SELF)),
                List.of(kind(), otherKind(Operation.LIST, Set.of(HELD), rules())),
                List.of(kind(), otherKind(Operation.INFO, Set.of(), rules())),
                List.of(kind(), otherKind(Operation.INFO, Set.of(HELD), noRules)),
                List.of(projection(), projection().with(UserField.ID, Representation.PLAIN)),
                List.of(projection(), Projection.NOTHING));
    }

    private static VisibleFields.Kind otherKind(
            Operation operation, Set<Permission> held, WorkspaceRules rules) {
        return new VisibleFields.Kind(operation, held, Relation.OTHER, rules, choice());
    }

    @ParameterizedTest
    @MethodSource("equals")
    void equalsWhatHasEqualParts(List<Object> pair) {
        assertThat(pair.get(0)).isEqualTo(pair.get(1)).hasSameHashCodeAs(pair.get(1));
    }

    @ParameterizedTest
    @MethodSource("others")
    void differsIfOnePartDiffers(List<Object> pair) {
        assertThat(pair.get(0)).isNotEqualTo(pair.get(1));
    }

    @Test
    void equalsNothingOfAnotherClass() {
        assertThat(
                        Stream.of(field(), rules(), choice(), kind(), projection())
                                .map(part -> part.equals("text")))
                .containsOnly(false);
    }
}
