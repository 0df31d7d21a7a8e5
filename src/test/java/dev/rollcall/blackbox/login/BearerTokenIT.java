package dev.rollcall.blackbox.login;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Callers.asBearer;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The access token of an OAuth application, if the pair of headers is missing. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class BearerTokenIT {

    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final UserFixture JANE = user("jane").token("Session-Of-Jane");
    private static final UserFixture LEAVER = user("leaver").token("Session-Of-Leaver");

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        workspace.reset().settled();
        workspace.add(JANE, LEAVER.with("active", false));
        workspace.bearerToken(JANE, "Token-Of-Jane", TOMORROW);
        workspace.bearerToken(LEAVER, "Token-Of-Leaver", TOMORROW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # headers                                                                                                     | status
                    Authorization: Bearer Token-Of-Jane                                                                           | 200
                    authorization: Bearer Token-Of-Jane                                                                           | 200
                    # the word in front is only stripped
                    Authorization: Token-Of-Jane                                                                                  | 200
                    Authorization: bearer Token-Of-Jane                                                                           | 401
                    Authorization: Basic Token-Of-Jane                                                                            | 401
                    Authorization: Bearer Bearer Token-Of-Jane                                                                    | 401
                    Authorization: Bearer                                                                                         | 401
                    Authorization:                                                                                                | 401
                    # exactly the stored text
                    Authorization: Bearer token-of-jane                                                                           | 401
                    Authorization: Bearer Token-Of-Jan                                                                            | 401
                    Authorization: Bearer Token-Of-Janes                                                                          | 401
                    Authorization: Bearer  Token-Of-Jane                                                                          | 401
                    Authorization: Bearer "Token-Of-Jane"                                                                         | 401
                    Authorization: Bearer {"$ne":null}                                                                            | 401
                    Authorization: Bearer Session-Of-Jane                                                                         | 401
                    Authorization: Bearer Token-Of-Jane ; Authorization: Bearer Token-Of-Jane                                     | 401
                    # one of the pair is missing or empty
                    X-User-Id: id-of-jane ; Authorization: Bearer Token-Of-Jane                                                   | 200
                    X-User-Id: nobody ; Authorization: Bearer Token-Of-Jane                                                       | 200
                    X-Auth-Token: wrong ; Authorization: Bearer Token-Of-Jane                                                     | 200
                    X-User-Id: nobody ; X-Auth-Token: ; Authorization: Bearer Token-Of-Jane                                       | 200
                    X-User-Id: ; X-Auth-Token: wrong ; Authorization: Bearer Token-Of-Jane                                        | 200
                    # and nowhere else
                    X-User-Id: id-of-jane ; X-Auth-Token: wrong ; Authorization: Bearer Token-Of-Jane                             | 401
                    X-User-Id: nobody ; X-Auth-Token: Session-Of-Jane ; Authorization: Bearer Token-Of-Jane                       | 401
                    X-User-Id: id-of-jane ; X-Auth-Token: Token-Of-Jane                                                           | 401
                    X-User-Id: id-of-jane ; X-Auth-Token: Session-Of-Jane ; Authorization: Bearer wrong                           | 200
                    # an inactive user is a caller by the pair alone
                    Authorization: Bearer Token-Of-Leaver                                                                         | 401
                    X-User-Id: id-of-leaver ; X-Auth-Token: Session-Of-Leaver                                                     | 200
                    """)
    void theTokenIsTriedIfThePairIsNotWhole(String headers, int status) {
        assertThat(Requests.statuses(Requests.headers(headers)).values()).containsOnly(status);
    }

    @Test
    void theCallerIsTheUserOfTheToken() {
        workspace.add(user("john").loggedIn());

        asBearer("Token-Of-Jane")
                .header("X-User-Id", "id-of-john")
                .when()
                .get("/api/v1/me")
                .then()
                .body("_id", equalTo("id-of-jane"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # stored token                                                                                             | status
                    {"accessToken": "T", "userId": "id-of-jane", "expires": {"$date": "2999-01-01T00:00:00Z"}}                 | 200
                    {"accessToken": "T", "userId": "id-of-jane"}                                                               | 200
                    {"accessToken": "T", "userId": "id-of-jane", "expires": null}                                              | 200
                    {"accessToken": "T", "userId": "id-of-jane", "expires": 0}                                                 | 200
                    {"accessToken": "T", "userId": "id-of-jane", "expires": 1}                                                 | 401
                    {"accessToken": "T", "userId": "id-of-jane", "expires": false}                                             | 401
                    {"accessToken": "T", "userId": "id-of-jane", "expires": {"$date": "2024-01-01T00:00:00Z"}}                 | 401
                    {"accessToken": "T", "userId": "nobody", "expires": {"$date": "2999-01-01T00:00:00Z"}}                     | 401
                    {"accessToken": "T", "expires": {"$date": "2999-01-01T00:00:00Z"}}                                         | 401
                    {"accessToken": "T", "userId": 1, "expires": {"$date": "2999-01-01T00:00:00Z"}}                            | 401
                    {"accessToken": "t", "userId": "id-of-jane", "expires": {"$date": "2999-01-01T00:00:00Z"}}                 | 401
                    {"refreshToken": "T", "userId": "id-of-jane", "expires": {"$date": "2999-01-01T00:00:00Z"}}                | 401
                    """)
    void theTokenIsAUsersAndHasNotExpired(String stored, int status) {
        workspace.accessTokens().insertOne((Document) JsonText.stored(stored));

        assertThat(Requests.statuses(bearer("T")).values()).containsOnly(status);
    }

    @Test
    void aUserWhoIsNotSaidToBeActiveIsNone() {
        UserFixture john = user("john").without("active");
        workspace.add(john);
        workspace.bearerToken(john, "T", TOMORROW);

        assertThat(Requests.statuses(bearer("T")).values()).containsOnly(401);
    }

    @Test
    void aTokenThatIsRemovedAndAUserWhoIsDeactivatedAreObeyedAtOnce() {
        assertThat(Requests.statuses(bearer("Token-Of-Jane")).values()).containsOnly(200);

        workspace.replace(JANE.with("active", false));
        assertThat(Requests.statuses(bearer("Token-Of-Jane")).values()).containsOnly(401);

        workspace.replace(JANE);
        assertThat(Requests.statuses(bearer("Token-Of-Jane")).values()).containsOnly(200);

        workspace.accessTokens().deleteOne(new Document("accessToken", "Token-Of-Jane"));
        assertThat(Requests.statuses(bearer("Token-Of-Jane")).values()).containsOnly(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # query string of a request without headers
                    access_token=Token-Of-Jane
                    access_token[]=Token-Of-Jane
                    access_token[$ne]=nothing
                    access_token%5B%24ne%5D=nothing
                    access_token[$regex]=.*
                    access_token[$exists]=true
                    accessToken=Token-Of-Jane
                    """)
    void aTokenInTheQueryStringAuthenticatesNobody(String query) {
        assertThat(Requests.statusesOf(query).values()).containsOnly(401);
    }

    @Test
    void aTokenInTheQueryStringDoesNotChangeTheCaller() {
        workspace.add(user("john").loggedIn());

        as(user("john").loggedIn())
                .when()
                .get("/api/v1/me?access_token=Token-Of-Jane")
                .then()
                .body("_id", equalTo("id-of-john"));
    }

    private static Headers bearer(String token) {
        return new Headers(new Header("Authorization", "Bearer " + token));
    }
}
