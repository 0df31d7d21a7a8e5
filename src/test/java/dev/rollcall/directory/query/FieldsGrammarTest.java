package dev.rollcall.directory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.directory.failure.DirectoryFailure.InvalidJsonParameter;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsGrammarTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # fields                              | choice
                    {}                                    | {}
                    {"userRooms":1}                       | {userRooms=true}
                    {"name":0}                            | {name=false}
                    {"name":0,"customFields.team":1}      | {customFields.team=true, name=false}
                    {"name":1.0,"type":0.0}               | {name=true, type=false}
                    """)
    void oneAddsAndZeroLeavesOut(String fields, String choice) {
        assertThat(new TreeMap<>(FieldsGrammar.choice(new JsonParameter("fields", fields)).names()))
                .hasToString(choice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "name",
                "{\"name\":2}",
                "{\"name\":-1}",
                "{\"name\":0.5}",
                "{\"name\":\"1\"}",
                "{\"name\":true}",
                "{\"name\":null}",
                "{\"name\":{}}",
                "{\"a\":1,\"name\":[]}"
            })
    void anythingElseIsRefused(String fields) {
        assertThatExceptionOfType(InvalidJsonParameter.class)
                .isThrownBy(() -> FieldsGrammar.choice(new JsonParameter("fields", fields)))
                .withMessage("Invalid fields");
    }
}
