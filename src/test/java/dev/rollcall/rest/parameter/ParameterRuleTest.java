package dev.rollcall.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.parameter.ParameterTable.ParameterRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one parameter may be: text from 1 to 3 characters, or a number from 0 to 3. */
class ParameterRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # type       | given       | violation
                    LENIENT_TEXT | a=x         |
                    LENIENT_TEXT | a=xyz       |
                    LENIENT_TEXT | a=😀😀😀 |
                    LENIENT_TEXT | a[]=x       |
                    LENIENT_TEXT | a=          | must NOT have fewer than 1 characters
                    LENIENT_TEXT | a=wxyz      | must NOT have more than 3 characters
                    LENIENT_TEXT | a[]=wxyz    | must NOT have more than 3 characters
                    LENIENT_TEXT | a=%00       | must NOT have the character U+0000
                    LENIENT_TEXT | a[]=x%00    | must NOT have the character U+0000
                    LENIENT_TEXT | a=x&a=y     | must be string
                    LENIENT_TEXT | a[b]=x      | must be string
                    TEXT         | a=x         |
                    TEXT         | a=          | must NOT have fewer than 1 characters
                    TEXT         | a=%00       | must NOT have the character U+0000
                    TEXT         | a[]=x       | must be string
                    TEXT         | a=x&a=y     | must be string
                    TEXT         | a[b]=x      | must be string
                    NUMBER       | a=0         |
                    NUMBER       | a=-0        |
                    NUMBER       | a=3         |
                    NUMBER       | a=2.9       |
                    NUMBER       | a[]=3       |
                    NUMBER       | a=          |
                    NUMBER       | a=-1        | must be >= 0
                    NUMBER       | a=-0.1      | must be >= 0
                    NUMBER       | a=3.1       | must be <= 3
                    NUMBER       | a=4         | must be <= 3
                    NUMBER       | a=x         | must be number
                    NUMBER       | a=+         | must be number
                    NUMBER       | a=1%00      | must be number
                    NUMBER       | a=1&a=2     | must be number
                    NUMBER       | a[b]=1      | must be number
                    """)
    void isToldInUpstreamsWords(ParameterRule.Type type, String query, String violation) {
        long least = type == ParameterRule.Type.NUMBER ? 0 : 1;
        ParameterRule rule = new ParameterRule("a", type, least, 3);
        assertThat(rule.violation(QueryString.parse(query).get("a")).orElse(null))
                .isEqualTo(violation);
    }
}
