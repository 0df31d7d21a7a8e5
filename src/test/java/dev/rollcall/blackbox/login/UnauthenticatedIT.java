package dev.rollcall.blackbox.login;

import static dev.rollcall.testkit.TestDialect.expected;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer to a request of nobody, which is the same whatever the reason. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class UnauthenticatedIT {

    private static final String DOCUMENTED =
            """
            {"status":"error","message":"You must be logged in to do this."}""";
    private static final String EIGHT =
            """
            {"success":false,"error":"You must be logged in to do this.",\
            "status":"error","message":"You must be logged in to do this."}""";

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        workspace.reset().settled();
        workspace.add(user("jane").loggedIn());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # headers
                    ` `
                    X-User-Id: id-of-jane
                    X-Auth-Token: token-of-id-of-jane
                    X-User-Id: id-of-jane ; X-Auth-Token: wrong
                    X-User-Id: nobody ; X-Auth-Token: token-of-id-of-jane
                    X-User-Id: id-of-jane ; X-Auth-Token: wrong ; Authorization: Bearer wrong
                    Authorization: Bearer wrong
                    """,
            quoteCharacter = '`')
    void theBodyHasNoReason(String headers) {
        for (String target : Requests.TARGETS) {
            given().headers(Requests.headers(headers.isBlank() ? null : headers))
                    .when()
                    .get(target)
                    .then()
                    .statusCode(401)
                    .header("Content-Type", "application/json")
                    .body(equalTo(expected(DOCUMENTED, EIGHT)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # target
                    /api/v1/users.info
                    /api/v1/users.info?foo=1
                    /api/v1/users.info?userId=
                    /api/v1/users.info?userId=a&username=b
                    /api/v1/users.info?userId=a&userId=b
                    /api/v1/users.info?userId[$ne]=a
                    /api/v1/users.info?userId=nobody
                    /api/v1/users.info?userId=a&fields={
                    /api/v1/users.list?foo=1
                    /api/v1/users.list?count=abc
                    /api/v1/users.list?count=-1
                    /api/v1/users.list?email=
                    /api/v1/users.list?sort={
                    /api/v1/users.list?query={"$where":"1"}
                    """)
    void whoAsksIsJudgedBeforeWhatIsAsked(String target) {
        given().when().get(Target.of(target)).then().statusCode(401);
    }

    @Test
    void anonymousReadingMakesNoDifference() {
        workspace.setting("Accounts_AllowAnonymousRead", true).settled();

        """
        Accept: application/json
        X-User-Id: id-of-jane
        X-User-Id: id-of-jane ; X-Auth-Token: wrong
        Authorization: Bearer wrong
        """
                .lines()
                .forEach(
                        headers ->
                                assertThat(Requests.statuses(Requests.headers(headers)).values())
                                        .as(headers)
                                        .containsOnly(401));
    }
}
