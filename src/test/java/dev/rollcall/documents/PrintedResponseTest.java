package dev.rollcall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.JsonText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedResponseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # printed                      | answered                                 | differing
                    {"a": 1, "b": [{"c": true}]}   | {"b": [{"c": true}], "a": 1}             |
                    {"user": {"a": 1}}             | {"user": {"a": 1, "canViewAllInfo": true}} |
                    {"a": 1}                       | {"a": 1, "canViewAllInfo": true}         | /canViewAllInfo
                    {"a": 1}                       | {"a": 1, "b": 2}                         | /b
                    {"a": 1, "b": {"c": 2}}        | {"a": 1}                                 | /b
                    {"a": 1}                       | {"a": "1"}                               | /a
                    {"a": 1}                       | {"a": 1.0}                               | /a
                    {"a": ""}                      | {"a": null}                              | /a
                    {"a": [1, 2]}                  | {"a": [1]}                               | /a
                    {"a": [1, 2]}                  | {"a": [2, 1]}                            | /a/*
                    {"a": [{"b": 1}]}              | {"a": [{"b": 2, "c": 3}]}                | /a/*/b, /a/*/c
                    """)
    void namesEveryMemberThatDiffers(String printed, String answered, String differing) {
        List<String> expected = differing == null ? List.of() : List.of(differing.split(", "));

        assertThat(PrintedResponse.differences(JsonText.node(printed), JsonText.node(answered)))
                .containsExactlyElementsOf(expected);
    }
}
