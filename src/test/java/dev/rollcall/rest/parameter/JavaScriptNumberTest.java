package dev.rollcall.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as JavaScript reads them from text. */
class JavaScriptNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    5|5
                    -5|-5
                    +5|5
                    007|7
                    1.5|1.5
                    1.|1
                    .5|0.5
                    1e2|100
                    1E+2|100
                    15e-1|1.5
                    1e-400|0
                     5|5
                    5 |5
                    0x10|16
                    0Xff|255
                    0o17|15
                    0O7|7
                    0b101|5
                    0B1|1
                    """)
    void areRead(String text, BigDecimal number) {
        assertThat(JavaScriptNumber.parse(text).orElseThrow().doubleValue())
                .isEqualTo(number.doubleValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "abc", "1a", "1 2", "Infinity", "-Infinity", "NaN", "true", "1,5", "--1",
                "0x", "0xg", "-0x10", "0o8", "0b2", "1e", "e1", ".", "1e400", "-1e400", "1e1000",
                "1_000", "1n", "\u0661"
            })
    void areNotReadOfAnythingElse(String text) {
        assertThat(JavaScriptNumber.parse(text)).isEmpty();
    }

    @Test
    void haveALengthLimit() {
        assertThat(JavaScriptNumber.parse("1".repeat(64))).isPresent();
        assertThat(JavaScriptNumber.parse("1".repeat(65))).isEmpty();
    }
}
