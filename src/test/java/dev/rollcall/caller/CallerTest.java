package dev.rollcall.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.UserKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private static final Caller JANE =
            new Caller(
                    "idOfJane",
                    Optional.of("jane"),
                    Set.of("user"),
                    List.of("Jane@Example.com", "jane@home.example"),
                    Set.of("import1", "import2"),
                    Optional.of("4711"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # key                   | value                | own
                    USER_ID                 | idOfJane             | true
                    USER_ID                 | idofjane             | false
                    USER_ID                 | jane                 | false
                    USER_ID                 | other                | false
                    USERNAME                | jane                 | true
                    USERNAME                | Jane                 | false
                    USERNAME                | ' jane'              | false
                    USERNAME                | idOfJane             | false
                    IMPORT_ID               | import1              | true
                    IMPORT_ID               | import2              | true
                    IMPORT_ID               | IMPORT1              | false
                    IMPORT_ID               | import               | false
                    EMAIL                   | Jane@Example.com     | true
                    EMAIL                   | jane@example.COM     | true
                    EMAIL                   | ' jane@example.com ' | true
                    EMAIL                   | JANE@HOME.EXAMPLE    | true
                    EMAIL                   | john@example.com     | false
                    FREE_SWITCH_EXTENSION   | 4711                 | true
                    FREE_SWITCH_EXTENSION   | 47110                | false
                    """)
    void isAddressedByItsOwnKeysAlone(UserKey.Kind kind, String value, boolean own) {
        assertThat(JANE.isAddressedBy(new UserKey(kind, value))).isEqualTo(own);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyKeyButTheIdIsAddressedByNothingElse(UserKey.Kind kind) {
        Caller nameless =
                new Caller("id", Optional.empty(), Set.of(), List.of(), Set.of(), Optional.empty());

        assertThat(nameless.isAddressedBy(new UserKey(kind, "id")))
                .isEqualTo(kind == UserKey.Kind.USER_ID);
    }
}
