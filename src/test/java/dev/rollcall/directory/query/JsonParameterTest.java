package dev.rollcall.directory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.directory.failure.DirectoryFailure.InvalidJsonParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParameterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{'username':1}",
                "{username:1}",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":NaN}",
                "\"\\u0000\"",
                "{\"a\":\"b\\u0000\"}",
                "{\"a\\u0000\":1}",
                "{\"a\":[{\"$regex\":\"\\u0000\"}]}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":{\"\\udfff\":1}}",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
                "11111111111111111111111111111111111111111111111111111111111111111"
            })
    void isRefusedWithItsTextIfItIsNoJsonOrBeyondTheBounds(String text) {
        assertThatExceptionOfType(InvalidJsonParameter.class)
                .isThrownBy(() -> new JsonParameter("sort", text).json())
                .satisfies(refused -> assertThat(refused.parameter()).isEqualTo("sort"))
                .satisfies(refused -> assertThat(refused.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"a\"", "true"})
    void isNoObjectIfItIsAnotherValue(String text) {
        JsonParameter parameter = new JsonParameter("query", text);

        assertThat(parameter.json().isObject()).isFalse();
        assertThatExceptionOfType(InvalidJsonParameter.class).isThrownBy(parameter::object);
    }

    @Test
    void takesEveryTextThatCanBeStored() {
        String text = "{\"\\ud83d\\ude00\":\"\\ud83d\\ude00 \\u0001\\uffff\"}";
        assertThat(new JsonParameter("query", text).object().path("\ud83d\ude00").textValue())
                .isEqualTo("\ud83d\ude00 \u0001\uffff");
    }

    @Test
    void isReadUpToTheBounds() {
        assertThat(
                        new JsonParameter("query", " {\"a\":[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]} ")
                                .object()
                                .has("a"))
                .isTrue();
    }
}
