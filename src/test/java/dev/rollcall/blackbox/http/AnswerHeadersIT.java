package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
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

/** The headers that every kind of answer has. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class AnswerHeadersIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture NOBODY = user("nobody").without("roles").loggedIn();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace.reset().add(ADMINISTRATOR, NOBODY);
    }

    private static RequestSpecification caller(String name) {
        return switch (name) {
            case "administrator" -> as(ADMINISTRATOR);
            case "nobody" -> as(NOBODY);
            default -> given();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller      | method | target                          | status
                    administrator | GET    | /api/v1/me                      | 200
                    administrator | GET    | /api/v1/users.list              | 200
                    administrator | GET    | /api/v1/users.list?count=0      | 200
                    administrator | HEAD   | /api/v1/users.list              | 200
                    administrator | GET    | /api/v1/users.info?userId=x     | 400
                    administrator | GET    | /api/v1/users.info              | 400
                    administrator | GET    | /api/v1/users.list?count=x      | 400
                    nobody        | GET    | /api/v1/users.list              | 403
                    stranger      | GET    | /api/v1/me                      | 401
                    stranger      | GET    | /api/v1/users.list              | 401
                    stranger      | GET    | /api/v1/nothing                 | 404
                    stranger      | POST   | /api/v1/me                      | 405
                    """)
    void areOnEveryKindOfAnswerOnce(String caller, String method, String target, int status) {
        workspace.settled();
        Response response = caller(caller).when().request(method, target);
        response.then().statusCode(status);
        assertHeader(response, "Content-Type", "application/json");
        assertHeader(response, "Cache-Control", "no-store");
        assertHeader(response, "Pragma", "no-cache");
        assertHeader(response, "X-Content-Type-Options", "nosniff");
        assertHeader(response, "X-XSS-Protection", "1");
        assertHeader(response, "X-Frame-Options", "sameorigin");
        assertHeader(response, "Access-Control-Allow-Origin", "*");
        assertThat(response.headers().getValues("Content-Security-Policy")).hasSize(1);
        assertThat(response.headers().getValues("Access-Control-Allow-Headers")).hasSize(1);
        assertThat(response.headers().getValues("X-Instance-ID")).hasSize(1);
        assertThat(response.headers().getValues("X-Request-Id")).hasSize(1);
        response.then()
                .header("X-RateLimit-Limit", nullValue())
                .header("x-deprecation-type", nullValue());
    }

    private static void assertHeader(Response response, String name, String value) {
        assertThat(response.headers().getValues(name)).as(name).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # setting                | value   | header                  | its value
                    Iframe_Restrict_Access   | false   | X-Frame-Options         |
                    Iframe_Restrict_Access   | true    | X-Frame-Options         | sameorigin
                    Iframe_X_Frame_Options   | DENY    | X-Frame-Options         | DENY
                    Iframe_X_Frame_Options   | ' Deny ' | X-Frame-Options        | Deny
                    Iframe_X_Frame_Options   | ALLOW-FROM https://a.b | X-Frame-Options | ALLOW-FROM https://a.b
                    # what is none of these is as if nothing were set
                    Iframe_X_Frame_Options   | ''      | X-Frame-Options         | sameorigin
                    Iframe_X_Frame_Options   | ALLOWALL | X-Frame-Options        | sameorigin
                    Iframe_X_Frame_Options   | DENY, SAMEORIGIN | X-Frame-Options | sameorigin
                    Iframe_X_Frame_Options   | ALLOW-FROM | X-Frame-Options      | sameorigin
                    Iframe_X_Frame_Options   | ALLOW-FROM a b | X-Frame-Options  | sameorigin
                    Enable_CSP               | false   | Content-Security-Policy |
                    Enable_CSP               | true    | Content-Security-Policy | default-src 'none'; frame-ancestors 'none'
                    """)
    void followTheWorkspace(String setting, String value, String header, String expected) {
        Object stored = value.matches("true|false") ? (Object) Boolean.valueOf(value) : value;
        workspace.setting(setting, stored).settled();
        given().when().get("/api/v1/me").then().header(header, equalTo(expected));
    }

    @Test
    void cannotBeSplitByASetting() {
        workspace.setting("Iframe_X_Frame_Options", "DENY\r\nX-Injected: 1\u00e9").settled();
        given().when()
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("X-Injected", nullValue())
                .header("X-Frame-Options", "sameorigin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALLOW-FROM https://"})
    void cannotBeMadeLongByASetting(String beginning) {
        workspace.setting("Iframe_X_Frame_Options", beginning + "a".repeat(70_000)).settled();
        given().when()
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("X-Frame-Options", "sameorigin");
    }

    @Test
    void nameTheSameInstanceEachTimeAndAnotherRequest() {
        Response first = given().when().get("/api/v1/me");
        Response second = given().when().get("/api/v1/nothing");
        assertThat(first.header("X-Instance-ID")).isEqualTo(second.header("X-Instance-ID"));
        assertThat(first.header("X-Request-Id")).isNotEqualTo(second.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "request-1",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void repeatARequestIdThatIsPlain(String id) {
        for (String target : new String[] {"/api/v1/me", "/api/v1/me?a=1", "/api/v1/nothing"}) {
            assertThat(
                            given().header("X-Request-Id", id)
                                    .when()
                                    .get(target)
                                    .headers()
                                    .getValues("X-Request-Id"))
                    .containsExactly(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "a_b",
                "a.b",
                "<script>",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void makeAnotherOneIfItIsNot(String id) {
        given().header("X-Request-Id", id)
                .when()
                .get("/api/v1/me")
                .then()
                .header("X-Request-Id", not(equalTo(id)))
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }
}
