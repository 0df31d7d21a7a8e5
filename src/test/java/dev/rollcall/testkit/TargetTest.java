package dev.rollcall.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a table prints arrives as it is printed, but for what no URI may hold. */
class TargetTest {

    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # printed                              | sent
                    /api/v1/me                             | /api/v1/me
                    /api/v1/users%2Elist                   | /api/v1/users%2Elist
                    /a?userId=a&userId=a&x=1               | /a?userId=a&userId=a&x=1
                    /a?userId=+a+&b=%20%2B%F0%9F%98%80     | /a?userId=+a+&b=%20%2B%F0%9F%98%80
                    /a?userId=                             | /a?userId=
                    /a?access_token[$ne]=x                 | /a?access_token%5B$ne%5D=x
                    /a?query={"a":"b^c"}&n=1=2             | /a?query=%7B%22a%22:%22b%5Ec%22%7D&n=1=2
                    /a?name=ü b                            | /a?name=%C3%BC%20b
                    """)
    void isSentByRestAssured(String printed, String sent) throws IOException {
        try (OneAnswerServer server = OneAnswerServer.answering(ANSWER)) {
            given().baseUri("http://127.0.0.1")
                    .port(server.client().port())
                    .urlEncodingEnabled(false)
                    .when()
                    .get(Target.of(printed))
                    .then()
                    .statusCode(200);

            assertThat(server.request()).startsWith("GET " + sent + " HTTP/1.1\r\n");
        }
    }
}
