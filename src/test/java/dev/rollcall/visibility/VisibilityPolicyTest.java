package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityPolicyTest {

    private final VisibilityPolicy policy = new VisibilityPolicy(Dialect.EIGHT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # viewer | key       | value              | opened
                    OTHER    | USER_ID   | someone            | true
                    OTHER    | IMPORT_ID | import1            | true
                    OTHER    | IMPORT_ID | import2            | false
                    OTHER    | EMAIL     | Viewer@example.com | true
                    OTHER    | EMAIL     | john@example.com   | false
                    FULL     | IMPORT_ID | import2            | true
                    FULL     | EMAIL     | john@example.com   | true
                    CHANNELS | EMAIL     | john@example.com   | false
                    """)
    void opensALookUpByWhatTheCallerAsksForAndHolds(
            Viewer viewer, UserKey.Kind kind, String value, boolean opened) {
        assertThat(policy.opensLookup(new UserKey(kind, value), viewer.session()))
                .isEqualTo(opened);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # viewer | field      | opened
                    OTHER    | EMAILS     | false
                    CHANNELS | EMAILS     | false
                    FULL     | EMAILS     | true
                    BOTH     | EMAILS     | true
                    OTHER    | NICKNAME   | true
                    FULL     | IMPORT_IDS | false
                    """)
    void opensAFilterOfAListByAFieldThatTheCallerCouldSeeThere(
            Viewer viewer, UserField field, boolean opened) {
        assertThat(policy.opensListFilter(field, viewer.session())).isEqualTo(opened);
    }
}
