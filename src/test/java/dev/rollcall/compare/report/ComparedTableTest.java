package dev.rollcall.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.explain.Matrix;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparedTableTest {

    private static final ComparedTable TABLE = new ComparedTable(Dialect.DOCUMENTED);

    private static Matrix.Cell cell(Operation operation, UserField field, String caller) {
        return TABLE.cells().stream()
                .filter(cell -> cell.operation() == operation && cell.field() == field)
                .filter(cell -> cell.caller().id().equals(caller))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "INFO, PHONE, other, false",
        "INFO, PHONE, view-full-other-user-info, true",
        "INFO, PHONE, self, true",
        "LIST, BIO, other, true",
        "LIST, PREFERENCES, view-full-other-user-info, false",
        "ME, PREFERENCES, self, true",
        "INFO, ROOMS, view-other-user-channels, true"
    })
    void showsWhatTheTableGrants(
            Operation operation, UserField field, String caller, boolean shown) {
        assertThat(TABLE.shows(cell(operation, field, caller))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "other, OTHER, , true",
        "other, SELF, , false",
        "other, OTHER, VIEW_FULL_OTHER_USER_INFO, false",
        "other, OTHER, BYPASS_RATE_LIMIT, true",
        "self, SELF, , true",
        "self, SELF, VIEW_FULL_OTHER_USER_INFO, false",
        "view-full-other-user-info, OTHER, VIEW_FULL_OTHER_USER_INFO, true",
        "view-full-other-user-info, OTHER, , false"
    })
    void isTriedByACallerWithThePermissionsOfTheColumn(
            String caller, Relation asked, Permission held, boolean tried) {
        Set<Permission> permissions = Optional.ofNullable(held).map(Set::of).orElse(Set.of());

        assertThat(TABLE.tries(cell(Operation.INFO, UserField.PHONE, caller), asked, permissions))
                .isEqualTo(tried);
    }

    /** The rooms of others are shown by another permission than that of the first column. */
    @ParameterizedTest
    @CsvSource({
        "view-full-other-user-info, false",
        "view-other-user-channels, true",
        "every-permission, true"
    })
    void isNotTriedIfAnotherPermissionDecided(String caller, boolean tried) {
        assertThat(
                        TABLE.tries(
                                cell(Operation.INFO, UserField.ROOMS, caller),
                                Relation.OTHER,
                                Set.of(
                                        Permission.VIEW_FULL_OTHER_USER_INFO,
                                        Permission.VIEW_OTHER_USER_CHANNELS)))
                .isEqualTo(tried);
    }

    @ParameterizedTest
    @EnumSource
    void hasEachFieldThatCanBeInAnAnswer(Dialect dialect) {
        assertThat(new ComparedTable(dialect).cells())
                .doesNotHaveDuplicates()
                .extracting(Matrix.Cell::field)
                .doesNotContain(UserField.SERVICE_NAMES)
                .contains(UserField.ID, UserField.VERIFICATION_TOKENS);
    }

    @Test
    void namesTheFieldsThatAListDoesNotShowByItself() {
        assertThat(TABLE.requestedPaths())
                .contains("bio", "phone", "settings.preferences", "services.password")
                .doesNotContain("username", "services")
                .doesNotHaveDuplicates();
    }
}
