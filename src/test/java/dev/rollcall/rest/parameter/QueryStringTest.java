package dev.rollcall.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.rest.error.RequestFailure.UnreadableQuery;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query strings, read as upstream reads them. */
class QueryStringTest {

    private static String told(String query) {
        return QueryString.parse(query).entrySet().stream()
                .map(
                        entry ->
                                entry.getKey()
                                        + ":"
                                        + entry.getValue().shape()
                                        + entry.getValue().values())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            quoteCharacter = '`',
            textBlock =
                    """
                    # query ; name:shape[values]
                    `` ; ``
                    & ; ``
                    a=1 ; a:SINGLE[1]
                    a= ; a:SINGLE[]
                    a ; a:SINGLE[]
                    a=1=2 ; a:SINGLE[1=2]
                    =1 ; :SINGLE[1]
                    a=1&&b=2& ; a:SINGLE[1] b:SINGLE[2]
                    b=1&a=2 ; b:SINGLE[1] a:SINGLE[2]
                    a=1&a=2 ; a:LIST[1, 2]
                    a=1&a=2&a=3 ; a:LIST[1, 2, 3]
                    a[]=1 ; a:LIST[1]
                    a[]=1&a[]=2 ; a:LIST[1, 2]
                    a[0]=1&a[999]=2 ; a:LIST[1, 2]
                    a[1000]=1 ; a:OBJECT[1]
                    a[b]=1 ; a:OBJECT[1]
                    a[$ne]=1 ; a:OBJECT[1]
                    a[%24ne]=1 ; a:OBJECT[1]
                    a[][b]=1 ; a:OBJECT[1]
                    a[0][1]=1 ; a:OBJECT[1]
                    a[b]=1&a=2 ; a:OBJECT[1, 2]
                    a=1&a[b]=2 ; a:OBJECT[1, 2]
                    a[=1 ; a[:SINGLE[1]
                    a]=1 ; a]:SINGLE[1]
                    a][=1 ; a][:SINGLE[1]
                    [a]=1 ; [a]:SINGLE[1]
                    []=1 ; []:SINGLE[1]
                    a%5B%5D=1 ; a:LIST[1]
                    a+b=c+d ; a b:SINGLE[c d]
                    a=%2B%20%26%3D ; a:SINGLE[+ &=]
                    a=%C3%a9\u00e9 ; a:SINGLE[\u00e9\u00e9]
                    a={"b":"c|d^"} ; a:SINGLE[{"b":"c|d^"}]
                    a=%2541 ; a:SINGLE[%41]
                    a=%2F%61%2f ; a:SINGLE[/a/]
                    a=x%01y ; a:SINGLE[x\u0001y]
                    """)
    void becomeNamesWithValuesAndAShape(String query, String expected) {
        assertThat(told(query)).isEqualTo(expected.replace("SINGLE[]", "SINGLE[]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "a=%",
                "a=%1",
                "a=%zz",
                "a=%1z",
                "%z1=a",
                "a=%C3",
                "a=%FF%FE",
                "a=%u0041"
            })
    void areUnreadableIfPercentEncodingIsBroken(String query) {
        assertThatExceptionOfType(UnreadableQuery.class).isThrownBy(() -> QueryString.parse(query));
    }

    @Test
    void haveAThousandParametersAtMost() {
        String thousand =
                IntStream.range(0, 1000).mapToObj(n -> "p" + n).collect(Collectors.joining("&"));
        assertThat(QueryString.parse(thousand)).hasSize(1000);
        assertThatExceptionOfType(UnreadableQuery.class)
                .isThrownBy(() -> QueryString.parse(thousand + "&x"));
    }

    @Test
    void haveFiveHundredValuesOfAParameterAtMost() {
        assertThat(QueryString.parse("a&".repeat(500)).get("a").values()).hasSize(500);
        assertThatExceptionOfType(UnreadableQuery.class)
                .isThrownBy(() -> QueryString.parse("a&".repeat(501)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    /a/b   ; /a/b
                    /a%2Eb ; /a.b
                    /a%2eb ; /a.b
                    /a+b   ; /a+b
                    /%252E ; /%2E
                    """)
    void leavePathsDecodedOnce(String path, String decoded) {
        assertThat(QueryString.decodedPath(path)).contains(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/%4", "/%ff"})
    void leavePathsUndecodedThatCannotBe(String path) {
        assertThat(QueryString.decodedPath(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a=1, 1, 1", "a[]=1, -, 1", "a=1&a=2, -, -", "a[b]=1, -, -"})
    void giveOneValueIfThereIsOne(String query, String single, String singleOrListOfOne) {
        QueryString.Given given = QueryString.parse(query).get("a");
        assertThat(given.single().orElse("-")).isEqualTo(single);
        assertThat(given.singleOrListOfOne().orElse("-")).isEqualTo(singleOrListOfOne);
    }
}
