package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Fixtures.administrator;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths are exact, methods few, and refusals are JSON. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class PathsIT {

    private static final UserFixture CALLER = administrator();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER);
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # path                                    | status
                    /api/v1/me                                | 200
                    /api/v1/me?x=1                            | 200
                    /api/v1/users.list                        | 200
                    /api/v1/users%2Elist                      | 200
                    /api/v1/users%2elist?count=1              | 200
                    /api/v1/%6De                              | 200
                    /api/v1/users.info?username=administrator | 200
                    /api/v1/users%2Einfo?username=administrator | 200
                    /api/v1/me/                               | 404
                    /api/v1/me/?x=1                           | 404
                    /api/v1/users.list/                       | 404
                    /api/v1/ME                                | 404
                    /api/V1/me                                | 404
                    /API/v1/me                                | 404
                    /api/v1/USERS.info                        | 404
                    /api/v1/users.Info                        | 404
                    /api/v1/users%252Elist                    | 404
                    /api/v1/users%2Flist                      | 404
                    /api/v1/                                  | 404
                    /api/v1                                   | 404
                    /api/v2/me                                | 404
                    /api/                                     | 404
                    /api/v1/users.create                      | 404
                    /api/v1/login                             | 404
                    """)
    void areExact(String path, int status) {
        as(CALLER).when().get(path).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/me/",
                "/api/v1/nothing?a=b",
                "/api/",
                "/api/v1/ME"
            })
    void areRefusedInJsonBeforeTheLogin(String path) {
        given().when()
                .get(path)
                .then()
                .statusCode(404)
                .header("Content-Type", "application/json")
                .body(equalTo("{\"success\":false,\"error\":\"API endpoint does not exist\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/me",
        "PUT, /api/v1/me",
        "DELETE, /api/v1/users.info",
        "PATCH, /api/v1/users.list",
        "TRACE, /api/v1/me",
        "POST, /api/v1/users.list?count=1",
        "POST, /api/v1/users%2Elist",
        "QUERY, /api/v1/users.list"
    })
    void takeOtherMethodsForNotAllowed(String method, String target) {
        given().when()
                .request(method, target)
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS")
                .header("Content-Type", "application/json")
                .body(equalTo("{\"success\":false,\"error\":\"Method not allowed\"}"));
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/nothing", "DELETE, /api/v1/me/", "PUT, /api/v1/users.create"})
    void thatDoNotExistDoNotExistForAnyMethod(String method, String target) {
        given().when().request(method, target).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller | target                                     | status
                    known    | /api/v1/me                                 | 200
                    known    | /api/v1/users.list                         | 200
                    known    | /api/v1/users.list?count=x                 | 400
                    known    | /api/v1/users.info?username=administrator  | 200
                    known    | /api/v1/users.info?username=nobody         | 400
                    stranger | /api/v1/me                                 | 401
                    stranger | /api/v1/users.list                         | 401
                    stranger | /api/v1/nothing                            | 404
                    """)
    void answerHeadAsGetButWithoutABody(String caller, String target, int status) {
        request(caller)
                .when()
                .head(target)
                .then()
                .statusCode(status)
                .header("Content-Type", "application/json")
                .body(emptyString());
        request(caller)
                .when()
                .get(target)
                .then()
                .statusCode(status)
                .header("Content-Type", "application/json");
    }

    private static RequestSpecification request(String caller) {
        return caller.equals("known") ? as(CALLER) : given();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html,*/*;q=0.1",
                "application/xml",
                "nonsense",
                "",
                "*/*"
            })
    void answerJsonWhateverIsAccepted(String accept) {
        for (String path :
                new String[] {
                    "/api/v1/me", "/api/v1/users.list", "/api/v1/users.info?username=x"
                }) {
            as(CALLER)
                    .header("Accept", accept)
                    .when()
                    .get(path)
                    .then()
                    .statusCode(oneOf(200, 400))
                    .header("Content-Type", "application/json");
        }
    }
}
