package dev.rollcall.documents;

import static dev.rollcall.testkit.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.testkit.Documents;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.OnlyInEight;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each example response of the five documents: the data that it implies is put into the workspace,
 * the request is sent, and the whole answer is compared with the example. Dialect 8 answers the
 * same but for the members that the table names.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class DocumentsIT {

    private static final String EXAMPLES =
            """
            # document                      | caller        | status | request                                                                                              | what dialect 8 changes
            users.info-7.x-success          | administrator | 200    | users.info?userId=5fRTXMt7DMJbpPJfh&includeUserRooms=True                                            | /user/services, /user/rooms
            users.info-7.x-success          | administrator | 200    | users.info?userId=5fRTXMt7DMJbpPJfh&includeUserRooms=true                                            | /user/services
            users.info-7.x-invalid-params   | regular       | 400    | users.info                                                                                           | /error, /errorType
            users.info-7.x-user-not-found   | regular       | 400    | users.info?userId=nobody                                                                             |
            users.info-7.x-unauthenticated  | nobody        | 401    | users.info?userId=5fRTXMt7DMJbpPJfh                                                                  | /success, /error
            users.info-3.x-regular-caller   | regular       | 200    | users.info?userId=nSYqWzZ4GsKTX4dyK                                                                  |
            users.info-3.x-rooms            | administrator | 200    | users.info?userId=nSYqWzZ4GsKTX4dyK&fields={"userRooms":%201}                                        | /user/services, /user/rooms
            users.info-6.x-regular-caller   | administrator | 200    | users.info?userId=5fRTXMt7DMJbpPJfh                                                                  | /user/services
            users.info-6.x-rooms            | administrator | 200    | users.info?userId=5fRTXMt7DMJbpPJfh&fields={"userRooms":%201}                                        | /user/services, /user/rooms
            me-user-profile                 | itself        | 200    | me                                                                                                   |
            users.list-regular-caller       | regular       | 200    | users.list                                                                                           | /users/*/utcOffset
            users.list-administrator        | administrator | 200    | users.list                                                                                           |
            users.list-custom-fields        | administrator | 200    | users.list?query={"customFields.clearance"%20:%20"High"}&fields={"customFields"%20:%201}             | /users/*/customFields, /count, /total
            """;

    TestWorkspace workspace;

    @BeforeEach
    void reset() {
        workspace.reset().settled();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = EXAMPLES)
    @OnlyInDocumented
    void isAnsweredAsPrinted(String document, String caller, int status, String request) {
        assertThat(differences(document, caller, status, request)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = EXAMPLES)
    @OnlyInEight
    void isAnsweredTheSameInDialect8ButForThese(
            String document, String caller, int status, String request, String changed) {
        List<String> expected = changed == null ? List.of() : List.of(changed.split(", "));

        assertThat(differences(document, caller, status, request))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> differences(String document, String caller, int status, String request) {
        UserFixture asking = new PrintedWorkspace(workspace).fill(document, caller(caller));

        ExtractableResponse<Response> response =
                (caller.equals("nobody") ? given() : as(asking))
                        .when()
                        .get(Target.of("/api/v1/" + request))
                        .then()
                        .statusCode(status)
                        .body(not(containsString(PrintedUser.SECRET)))
                        .extract();

        JsonNode answered = response.as(JsonNode.class);
        assertAllListed(answered);
        return PrintedResponse.differences(
                Documents.response(document), withoutUnprinted(answered));
    }

    private static UserFixture caller(String kind) {
        UserFixture caller =
                kind.equals("administrator") ? Fixtures.administrator() : Fixtures.regular();
        return caller.username(PrintedWorkspace.UNPRINTED + "caller");
    }

    private static void assertAllListed(JsonNode body) {
        assertThat(body.path("users").size()).isEqualTo(body.path("total").asInt());
    }

    /** The documents print the others of a list as three dots. */
    private static JsonNode withoutUnprinted(JsonNode answered) {
        if (!answered.has("users")) {
            return answered;
        }
        ObjectNode body = answered.deepCopy();
        ArrayNode printed = body.putArray("users");
        for (JsonNode user : answered.get("users")) {
            if (!user.path("username").asText().startsWith(PrintedWorkspace.UNPRINTED)) {
                printed.add(user);
            }
        }
        return body;
    }
}
