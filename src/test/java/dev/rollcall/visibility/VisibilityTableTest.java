package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VisibilityTableTest {

    @ParameterizedTest
    @EnumSource
    void hasARowWithAReasonForEachField(UserField field) {
        assertThat(VisibilityTable.rows().get(field).field()).isEqualTo(field);
        assertThat(VisibilityTable.rows().get(field).reason()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void refusesToLoadWithoutARow(UserField field) {
        List<Row> rows = rows();
        rows.remove(VisibilityTable.rows().get(field));

        assertThatIllegalStateException()
                .isThrownBy(() -> VisibilityTable.complete(rows))
                .withMessage("No visibility row for [" + field + "]");
    }

    @Test
    void refusesToLoadWithTwoRowsForAField() {
        List<Row> rows = rows();
        rows.add(VisibilityTable.rows().get(UserField.PHONE));

        assertThatIllegalStateException()
                .isThrownBy(() -> VisibilityTable.complete(rows))
                .withMessage("Two visibility rows for PHONE");
    }

    @Test
    void loadsWithOneRowForEachField() {
        assertThat(VisibilityTable.complete(rows())).containsOnlyKeys(UserField.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # key                 | other | self | full | channels
                    USER_ID               | true  | true | true | true
                    USERNAME              | true  | true | true | true
                    IMPORT_ID             | false | true | true | false
                    EMAIL                 | false | true | true | false
                    FREE_SWITCH_EXTENSION | true  | true | true | true
                    """)
    void opensLookUpsByImportIdAndAddressToOneselfAndFullSightAlone(
            UserKey.Kind kind, boolean other, boolean self, boolean full, boolean channels) {
        assertThat(opens(kind, Relation.OTHER)).isEqualTo(other);
        assertThat(opens(kind, Relation.SELF)).isEqualTo(self);
        assertThat(opens(kind, Relation.OTHER, Permission.VIEW_FULL_OTHER_USER_INFO))
                .isEqualTo(full);
        assertThat(opens(kind, Relation.OTHER, Permission.VIEW_OTHER_USER_CHANNELS))
                .isEqualTo(channels);
    }

    private static boolean opens(UserKey.Kind kind, Relation relation, Permission... held) {
        return VisibilityTable.opensLookup(kind, relation, Set.of(held));
    }

    private static List<Row> rows() {
        return new ArrayList<>(
                Stream.of(UserField.values()).map(VisibilityTable.rows()::get).toList());
    }
}
