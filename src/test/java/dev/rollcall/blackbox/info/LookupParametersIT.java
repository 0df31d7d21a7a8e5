package dev.rollcall.blackbox.info;

import static dev.rollcall.blackbox.info.People.CALLER;
import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.TestDialect.expected;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.OnlyInEight;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parameters are taken, and what is said of others. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class LookupParametersIT {

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        People.meet(workspace);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # query                                                        | userId   | username | importId | email    | freeSwitchExtension
                                                                                   | required | required | required | required | required
                    foo=1                                                          | required | required | required | required | required
                    userName=a                                                     | required | required | required | required | required
                    includeUserRooms=true                                          | required | required | required | required | required
                    fields={"userRooms":1}                                         | required | required | required | required | required
                    userId=a&username=b                                            | foreign  | foreign  | required | required | required
                    userId=a&username=b&importId=c                                 | foreign  | foreign  | foreign  | required | required
                    email=a&freeSwitchExtension=1                                  | required | required | required | foreign  | foreign
                    userId=a&foo=1                                                 | foreign  | required | required | required | required
                    userId=a&query={}                                              | foreign  | required | required | required | required
                    userId=a&count=1                                               | foreign  | required | required | required | required
                    userId=a&access_token=x                                        | foreign  | required | required | required | required
                    userId=a&_=1                                                   | foreign  | required | required | required | required
                    importId=a&foo=1                                               | required | required | foreign  | required | required
                    userId=a&userId=b                                              | string   | required | required | required | required
                    userId=a&userId=a                                              | string   | required | required | required | required
                    userId[]=a&userId[]=b                                          | string   | required | required | required | required
                    userId[x]=1                                                    | string   | required | required | required | required
                    userId[$ne]=1                                                  | string   | required | required | required | required
                    userId%5B$gt%5D=                                               | string   | required | required | required | required
                    username[$regex]=.*                                            | required | string   | required | required | required
                    email=a&email=b                                                | required | required | required | string   | required
                    freeSwitchExtension[a]=1                                       | required | required | required | required | string
                    userId=a&includeUserRooms=true&includeUserRooms=true           | string   | required | required | required | required
                    userId=a&fields[a]=1                                           | string   | required | required | required | required
                    # presence before foreign keys, those before types
                    userId[x]=1&foo=1                                              | foreign  | required | required | required | required
                    """)
    void eachAlternativeSaysWhatIsWrongWithIt(
            String query,
            String userId,
            String username,
            String importId,
            String email,
            String extension) {
        String three =
                line("userId", userId) + line("username", username) + line("importId", importId);
        String five = three + line("email", email) + line("freeSwitchExtension", extension);
        String end = "must match a schema in anyOf";

        JsonNode refusal =
                Lookups.lookUp(CALLER, query).statusCode(400).extract().as(JsonNode.class);

        assertThat(refusal)
                .isEqualTo(
                        expected(
                                error(three + end + " [invalid-params]", "invalid-params"),
                                error(five + end, "error-invalid-params")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # parameter         | longest
                    userId              | 512
                    username            | 512
                    importId            | 512
                    email               | 512
                    freeSwitchExtension | 512
                    includeUserRooms    | 64
                    """)
    void aValueThatIsTooLongIsRefused(String parameter, int longest) {
        String prefix = parameter.equals("includeUserRooms") ? "userId=id-of-jane&" : "";
        String text = prefix + parameter + "=" + "%F0%9F%98%80" + "x".repeat(longest - 1);

        Lookups.lookUp(CALLER, text).body(not(containsString("must")));
        Lookups.lookUp(CALLER, text + "x")
                .statusCode(400)
                .body(
                        containsString(
                                expected(
                                        "must",
                                        "must NOT have more than " + longest + " characters")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # query that finds jane
                    userId=id-of-jane
                    userId[]=id-of-jane
                    userId[0]=id-of-jane
                    username[]=jane
                    userId%5B%5D=id-of-jane
                    user%49d=id%2Dof%2djane
                    userId=id-of-jane&includeUserRooms=
                    userId=id-of-jane&includeUserRooms=yes
                    userId=id-of-jane&includeUserRooms[]=true
                    userId=id-of-jane&fields={"name":1}
                    userId=id-of-jane&fields=%7B%22name%22%3A1%7D
                    includeUserRooms=1&username=jane
                    """)
    void whatRealClientsSendIsTaken(String query) {
        assertThat(Lookups.found(CALLER, query)).isEqualTo("id-of-jane");
    }

    @ParameterizedTest
    @CsvSource({
        "a+b, a b",
        "a%20b, a b",
        "a%2Bb, a+b",
        "a%C3%BCb, aüb",
        "a{|}b, a{|}b",
        "a=b, a=b"
    })
    void valuesAreDecodedOnce(String sent, String username) {
        workspace.add(user("odd").username(username));

        assertThat(Lookups.found(CALLER, "username=" + sent)).isEqualTo("id-of-odd");
    }

    @ParameterizedTest
    @CsvSource({"userId", "username", "importId", "email", "freeSwitchExtension"})
    void anEmptyValueIsNoSearch(String key) {
        given().headers(loginOf(CALLER))
                .when()
                .get("/api/v1/users.info?" + key + "=")
                .then()
                .statusCode(400)
                .body(equalTo("{\"success\":false,\"error\":\"Invalid search query.\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # fields
                    broken
                    {
                    []
                    1
                    {"name":2}
                    {"name":true}
                    {"userRooms":"1"}
                    """)
    @OnlyInDocumented
    void fieldsAreJudgedIfTheyAreRead(String fields) {
        String text =
                "Invalid fields parameter provided: \"" + fields + "\" [error-invalid-fields]";

        given().headers(loginOf(CALLER))
                .when()
                .get(Target.of("/api/v1/users.info?userId=id-of-jane&fields=" + fields))
                .then()
                .statusCode(400)
                .body("error", equalTo(text))
                .body("errorType", equalTo("error-invalid-fields"))
                .body("details.helperMethod", equalTo("parseJsonQuery"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "{", "[]", "1", "{\"name\":2}", "{\"userRooms\":\"1\"}"})
    @OnlyInEight
    void fieldsAreNotReadByVersionEight(String fields) {
        assertThat(Lookups.found(CALLER, "userId=id-of-jane&fields=" + fields))
                .isEqualTo("id-of-jane");
    }

    static String line(String key, String fault) {
        String text =
                switch (fault) {
                    case "required" -> "must have required property '" + key + "'";
                    case "foreign" -> "must NOT have additional properties";
                    case "string" -> "must be string";
                    default -> throw new IllegalArgumentException(fault);
                };
        return text + "\n ";
    }

    private static JsonNode error(String text, String type) {
        String lines = text.replace("\n", "\\n");
        return JsonText.node(
                "{\"success\":false,\"error\":\"" + lines + "\",\"errorType\":\"" + type + "\"}");
    }
}
