package dev.rollcall.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.explain.ViewParameters.UnknownViewException;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.ChangedTable;
import dev.rollcall.visibility.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewParametersTest {

    private final List<CallerKind> kinds = new Matrix(ChangedTable.unchanged()).kinds();
    private final ViewParameters parameters =
            new ViewParameters(Dialect.EIGHT, kinds, List.of("roxie", "john.m"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?dialect=8",
                "?dialect=both",
                "?dialect=documented&operation=users.list",
                "?dialect=8&field=services.*",
                "?dialect=8&operation=users.info&field=_id&caller=view-full-other-user-info",
                "?dialect=both&permission=view-other-user-channels",
                "?dialect=8&permission=view-d-room&role=help+desk",
                "?dialect=8&as=john.m&user=test.jane"
            })
    void readsEachViewAsTheAddressWritesIt(String address) {
        assertThat(parameters.read(parts(address)).address()).isEqualTo(address);
    }

    @Test
    void showsTheTableOfTheSpokenDialectWithoutParameters() {
        assertThat(parameters.read(Map.of())).isEqualTo(parameters.usual());
        assertThat(parameters.read(parts("?operation=&field=&as=&user=")))
                .isEqualTo(View.of(Dialect.EIGHT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # address                                       | words
                    ?dialec=8                                       | An unknown parameter. The known are: dialect, operation, field, caller, permission, role, as, user.
                    ?dialect=9                                      | There is no such dialect. The known are: documented, 8, both.
                    ?operation=users.create                         | There is no such operation. The known are: users.info, users.list, me.
                    ?field=nothing                                  | There is no such field.
                    ?role=admin                                     | The parameter role needs the parameter permission, which the role would get.
                    ?permission=view-d-room&role=a%00b              | No role can have that name.
                    ?permission=none                                | There is no such permission.
                    ?caller=self                                    | A cell has three parts: operation, field and caller.
                    ?operation=me&field=name&caller=other           | This operation has no such caller.
                    ?operation=me&permission=view-d-room            | A view is of the table, of a permission or of an answer, not of two of them.
                    ?permission=view-d-room&as=roxie&user=a         | A view is of the table, of a permission or of an answer, not of two of them.
                    ?as=roxie                                       | An answer needs a caller (as) and a user (user).
                    ?as=nobody&user=a                               | There is no such as. The known are: roxie, john.m.
                    ?as=roxie&user=a%00b                            | No user can have that name.
                    ?dialect=documented&as=roxie&user=a             | An answer is of the dialect that this service speaks: 8.
                    """)
    void refusesInWordsWhatThereIsNot(String address, String words) {
        assertThatExceptionOfType(UnknownViewException.class)
                .isThrownBy(() -> parameters.read(parts(address)))
                .withMessageStartingWith(words);
    }

    @Test
    void refusesALongUserName() {
        assertThatExceptionOfType(UnknownViewException.class)
                .isThrownBy(() -> parameters.read(parts("?as=roxie&user=" + "a".repeat(201))));
    }

    @Test
    void knowsNoCallersButOnTheDemo() {
        assertThatExceptionOfType(UnknownViewException.class)
                .isThrownBy(
                        () ->
                                new ViewParameters(Dialect.EIGHT, kinds, List.of())
                                        .read(parts("?as=roxie&user=a")))
                .withMessageEndingWith("dialect, operation, field, caller, permission, role.");
    }

    @Test
    void hasAnAddressForEachCellAndPermission() {
        View view = parameters.usual();
        for (CallerKind kind : kinds) {
            for (Operation operation : Operation.values()) {
                for (UserField field : UserField.values()) {
                    View cell = view.of(operation, field, kind);
                    if (kind.occursIn(operation)) {
                        assertThat(parameters.read(parts(cell.address()))).isEqualTo(cell);
                    }
                }
            }
        }
        for (Permission permission : Permission.values()) {
            View opens = view.of(permission);
            assertThat(parameters.read(parts(opens.address()))).isEqualTo(opens);
        }
    }

    private static Map<String, String> parts(String address) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : address.substring(1).split("&")) {
            String[] pair = part.split("=", 2);
            parts.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parts;
    }
}
