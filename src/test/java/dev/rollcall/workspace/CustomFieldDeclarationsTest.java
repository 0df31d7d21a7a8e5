package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.CustomField;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldDeclarationsTest {

    /** Each {@code public}: exactly true, and true to JavaScript. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # declaration                 | public | truthy
                    {"public":true}               | true   | true
                    {"public":false}              | false  | false
                    {"type":"text"}               | false  | false
                    {"public":null}               | false  | false
                    {"public":"true"}             | false  | true
                    {"public":"false"}            | false  | true
                    {"public":""}                 | false  | false
                    {"public":1}                  | false  | true
                    {"public":0}                  | false  | false
                    {"public":-0.5}               | false  | true
                    {"public":[]}                 | false  | true
                    {"public":{}}                 | false  | true
                    "public"                      | false  | false
                    true                          | false  | false
                    """)
    void sayWhichFieldsArePublic(String declaration, boolean declaredPublic, boolean truthyPublic) {
        assertThat(CustomFieldDeclarations.parse("{\"team\":" + declaration + "}"))
                .containsExactly(new CustomField("team", declaredPublic, truthyPublic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "not JSON",
                "[]",
                "[{\"public\":true}]",
                "null",
                "1",
                "\"text\"",
                "{'a':{}}",
                "{\"a\":{}} trailing",
                "{\"a\":{}} {}",
                "{\"a\":{}}}",
                "{\"a\":{}},"
            })
    void areNoneIfTheSettingIsNoJsonObject(String setting) {
        assertThat(CustomFieldDeclarations.parse(setting)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":{},"b":{}}               | a b
                    {"":{},"a.b":{},"$a":{},"c":{}} | c
                    {"a$":{},"a b":{},"é":{}}     | a b é
                    {"a\\u0000":{}}               | ''
                    {"a\\ud800":{}}               | ''
                    ' {"a":{}} '                  | a
                    """)
    void keepTheirOrderAndDropKeysThatWouldBePathsOrOperators(String setting, String keys) {
        assertThat(
                        CustomFieldDeclarations.parse(setting).stream()
                                .map(CustomField::key)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(keys);
    }
}
