package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Query strings as real clients send them, byte for byte: REST Assured sends no raw braces and no
 * broken percent-encoding, so they are sent by hand.
 */
@BlackBox("sends bytes that no URI may hold")
class QueryStringIT {

    private static final UserFixture CALLER = administrator();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    QueryStringIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace
                .reset()
                .add(
                        CALLER,
                        user("a+b"),
                        user("a b"),
                        user("pipe|{}\"^"),
                        user("\u00e9t\u00e9"),
                        user("100%"),
                        user("x").email("plus+tag@example.com", true));
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # query string, raw ; user name that is found
                    username=a%2Bb ; a+b
                    username=a+b ; a b
                    username=a%20b ; a b
                    username=pipe|{}"^ ; pipe|{}"^
                    username=pipe%7C%7B%7D%22%5E ; pipe|{}"^
                    username=pip%65|{}"^ ; pipe|{}"^
                    username=%C3%A9t%C3%A9 ; \u00e9t\u00e9
                    username=100%25 ; 100%
                    user%6Eame=x ; x
                    username[]=x ; x
                    username[0]=x ; x
                    &username=x& ; x
                    &username=x&& ; x
                    username%5B%5D=x ; x
                    email=plus%2Btag@example.com ; x
                    """)
    void areReadAsUpstreamReadsThem(String query, String username) {
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.api(dialect).as(CALLER).get("/api/v1/users.info?" + query);
            assertThat(response.json().path("user").path("username").asText())
                    .as(dialect.name())
                    .isEqualTo(username);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query={\"username\":\"x\"}",
                "query={\"username\":{\"$regex\":\"^x\"}}",
                "query=%7B%22username%22%3A%22x%22%7D",
                "query={\"$or\":[{\"username\":\"x\"}]}&fields={\"username\":1}&count=5",
                "fields={%22bio%22:1}&query={%22username%22:%22x%22}",
                "query=+{\"username\":+\"x\"}"
            })
    void carryJsonRawOrEncoded(String query) {
        Response response =
                pair.api(TestDialect.DOCUMENTED).as(CALLER).get("/api/v1/users.list?" + query);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("total").asInt()).isEqualTo(1);
        assertThat(response.json().at("/users/0/username").asText()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%zz",
                "a=%",
                "a=%1",
                "a=%zz",
                "%=1",
                "username=%C3",
                "username=%FF",
                "a=%u0041",
                "userId=%C3%28",
                "%zz=1",
                "userId=a&%"
            })
    void areABadRequestIfPercentEncodingIsBroken(String query) {
        for (String path :
                new String[] {"/api/v1/me?", "/api/v1/users.list?", "/api/v1/users.info?"}) {
            for (TestDialect dialect : TestDialect.values()) {
                Response response = pair.api(dialect).as(CALLER).get(path + query);
                assertThat(response.status()).as(dialect + path).isEqualTo(400);
                assertThat(response.body())
                        .isEqualTo("{\"success\":false,\"error\":\"Invalid query parameters\"}");
                assertThat(pair.api(dialect).get(path + query).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void mayHaveAThousandParametersAndNoMore() {
        String thousand =
                IntStream.range(0, 1000).mapToObj(n -> "p" + n).collect(Collectors.joining("&"));
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(pair.api(dialect).as(CALLER).get("/api/v1/me?" + thousand).status())
                    .isEqualTo(200);
            Response response = pair.api(dialect).as(CALLER).get("/api/v1/me?" + thousand + "&x");
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body())
                    .isEqualTo("{\"success\":false,\"error\":\"Invalid query parameters\"}");
        }
    }

    @Test
    void mayRepeatAParameterFiveHundredTimesAndNoMore() {
        String fiveHundred = "a=1&".repeat(500);
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(pair.api(dialect).as(CALLER).get("/api/v1/me?" + fiveHundred).status())
                    .isEqualTo(200);
            assertThat(pair.api(dialect).as(CALLER).get("/api/v1/me?a=1&" + fiveHundred).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void mayBeLongUpToSixteenKibibytesOfRequestLine() {
        String longest = "/api/v1/me?" + "a".repeat(16_000);
        assertThat(pair.api(TestDialect.DOCUMENTED).as(CALLER).get(longest).status())
                .isEqualTo(200);
        assertThat(
                        pair.api(TestDialect.DOCUMENTED)
                                .as(CALLER)
                                .get(longest + "b".repeat(1000))
                                .status())
                .isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "?&&&",
                "?&&=&",
                "?a[$ne]=1",
                "?x=1&y={}",
                "?fields={\"a\":1}&query=x",
                "?userId=a&userId=b"
            })
    void meanNothingToMe(String query) {
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(pair.api(dialect).as(CALLER).get("/api/v1/me" + query).status())
                    .isEqualTo(200);
        }
    }
}
