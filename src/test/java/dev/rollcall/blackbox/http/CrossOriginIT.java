package dev.rollcall.blackbox.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OPTIONS, and the two settings on other origins. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("origins are compared before a dialect counts")
class CrossOriginIT {

    private static final String HEADERS =
            "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token,"
                    + " x-visitor-token, Authorization";

    TestWorkspace workspace;

    @BeforeEach
    void settings() {
        workspace.reset();
    }

    private void configure(String enabled, String origins) {
        if (enabled != null) {
            workspace.setting("API_Enable_CORS", Boolean.valueOf(enabled));
        }
        if (origins != null) {
            workspace.setting("API_CORS_Origin", origins);
        }
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # on  | listed origins                 | request's origin | status | allowed origin | vary
                          |                                |                  | 200    |                |
                    true  | https://a.b                    |                  | 200    |                |
                          |                                | https://a.b      | 405    |                |
                    false | *                              | https://a.b      | 405    |                |
                    true  |                                | https://a.b      | 200    | *              |
                    true  | *                              | https://a.b      | 200    | *              |
                    true  | https://a.b                    | https://a.b      | 200    | https://a.b    | Origin
                    true  | https://x.y,https://a.b        | https://a.b      | 200    | https://a.b    | Origin
                    true  | ' https://x.y , HTTPS://A.B '  | https://a.b      | 200    | https://a.b    | Origin
                    true  | https://A.b                    | https://A.b      | 403    |                |
                    true  | https://x.y                    | https://a.b      | 403    |                |
                    true  | https://a.b.c                  | https://a.b      | 403    |                |
                    true  | https://a.b                    | null             | 403    |                |
                    """)
    void answersPreflightsAsTheWorkspaceSays(
            String enabled,
            String origins,
            String origin,
            int status,
            String allowed,
            String vary) {
        configure(enabled, origins);
        boolean granted = allowed != null;
        RequestSpecification request = origin == null ? given() : given().header("Origin", origin);

        request.when()
                .options("/api/v1/users.list")
                .then()
                .statusCode(status)
                .header("Access-Control-Allow-Origin", equalTo(allowed))
                .header("Vary", equalTo(vary))
                .header(
                        "Access-Control-Allow-Methods",
                        equalTo(granted ? "GET, POST, PUT, DELETE, HEAD, PATCH" : null))
                .header("Access-Control-Allow-Headers", equalTo(granted ? HEADERS : null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # on  | listed      | status | content type     | body
                    true  | *           | 200    | text/plain       | OK
                    false | *           | 405    | application/json | {"success":false,"error":"CORS not enabled. Go to \\"Admin > General > REST Api\\" to enable it."}
                    true  | https://x.y | 403    | application/json | {"success":false,"error":"Invalid origin"}
                    """)
    void saysWhy(String enabled, String origins, int status, String type, String body) {
        configure(enabled, origins);
        given().header("Origin", "https://a.b")
                .when()
                .options("/api/v1/me")
                .then()
                .statusCode(status)
                .header("Content-Type", type)
                .header("Allow", status == 405 ? notNullValue() : nullValue())
                .body(equalTo(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/users.info?username=x",
                "/api/v1/nothing",
                "/api/v1/me/",
                "/api/x"
            })
    void answersAtAnyPathWithoutALogin(String target) {
        configure(null, null);
        given().when()
                .options(target)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/plain")
                .body(equalTo("OK"));
    }

    @Test
    void takesARequestedMethodAloneForAPreflightToo() {
        configure("false", null);
        assertPreflight(405);
        configure("true", "https://a.b");
        assertPreflight(403);
    }

    private static void assertPreflight(int status) {
        given().header("Access-Control-Request-Method", "GET")
                .when()
                .options("/api/v1/me")
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"false, *", "true, https://x.y"})
    void letsAnyOriginReadOtherAnswersWhateverTheSettings(String enabled, String origins) {
        configure(enabled, origins);
        Response response = given().header("Origin", "https://a.b").when().get("/api/v1/me");
        assertThat(response.headers().getValues("Access-Control-Allow-Origin"))
                .containsExactly("*");
        assertThat(response.headers().getValues("Access-Control-Allow-Headers"))
                .containsExactly(HEADERS);
    }
}
