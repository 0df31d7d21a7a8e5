package dev.rollcall.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that the contract does not describe fails a test, whatever the test expects of it. */
class ContractFilterTest {

    private static final String CONTRACT =
            """
            openapi: 3.0.3
            info: {title: Test, version: "1"}
            paths:
              /thing:
                get:
                  responses:
                    "200":
                      description: Found
                      headers:
                        X-Name: {required: true, schema: {type: string}}
                      content:
                        application/json:
                          schema: {type: object, properties: {name: {type: string}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # method | target | status | header | body                     | said
                    GET      | /thing | 200    | X-Name | {"name":"a"}             |
                    HEAD     | /thing | 200    | X-Name |                          |
                    GET      | /thing | 200    | X-Name | {"name":"a","more":1}    | not answered as the contract says
                    GET      | /thing | 200    | X-Nam  | {"name":"a"}             | not answered as the contract says
                    HEAD     | /thing | 200    | X-Nam  |                          | not answered as the contract says
                    GET      | /thing | 418    | X-Name | {"name":"a"}             | not answered as the contract says
                    HEAD     | /thing | 418    | X-Name |                          | not answered as the contract says
                    GET      | /other | 418    | X-Nam  | {"more":1}               |
                    GET      | /thing | 200    | X-Name | {"name":"SECRET-bcrypt"} | SECRET-bcrypt
                    """)
    void isFoundByTheFilter(
            String method,
            String target,
            int status,
            String header,
            String body,
            String said,
            @TempDir Path directory)
            throws IOException {
        ClosedContract contract =
                ClosedContract.load(
                        Files.writeString(directory.resolve("contract.yaml"), CONTRACT));
        try (OneAnswerServer server = OneAnswerServer.answering(answer(status, header, body))) {
            Runnable request =
                    () ->
                            given().baseUri("http://127.0.0.1")
                                    .port(server.client().port())
                                    .filter(new ContractFilter(contract, Optional.empty()))
                                    .when()
                                    .request(method, target)
                                    .then()
                                    .statusCode(status);

            if (said == null) {
                assertThatCode(request::run).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(request::run)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining(said);
            }
        }
    }

    private static String answer(int status, String header, String body) {
        String sent = body == null ? "" : body;
        return String.join(
                "\r\n",
                "HTTP/1.1 " + status + " Whatever",
                "Content-Type: application/json",
                header + ": n",
                "Content-Length: " + sent.length(),
                "Connection: close",
                "",
                sent);
    }
}
