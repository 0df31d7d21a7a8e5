package dev.rollcall.blackbox.login;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two headers that say who calls. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects(
        "callers are found before a dialect counts; UnauthenticatedIT has the words of both")
class HeaderPairIT {

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        workspace.reset().settled();
        workspace.add(user("jane").token("Jane+Token/=%41"), user("john").token("John-Token"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # headers                                                                        | status
                    X-User-Id: id-of-jane ; X-Auth-Token: John-Token                                 | 401
                    X-User-Id: id-of-john ; X-Auth-Token: John-Token                                 | 200
                    # names in any case, values exactly
                    x-user-id: id-of-john ; x-auth-token: John-Token                                 | 200
                    X-USER-ID: id-of-john ; X-AUTH-TOKEN: John-Token                                 | 200
                    X-User-Id: ID-OF-JOHN ; X-Auth-Token: John-Token                                 | 401
                    X-User-Id: id-of-john ; X-Auth-Token: john-token                                 | 401
                    X-User-Id: id-of-john ; X-Auth-Token: John-Toke                                  | 401
                    X-User-Id: id-of-john ; X-Auth-Token: John-Tokens                                | 401
                    # the id and nothing else names the caller
                    X-User-Id: john ; X-Auth-Token: John-Token                                       | 401
                    X-User-Id: john@example.com ; X-Auth-Token: John-Token                           | 401
                    X-User-Id: nobody ; X-Auth-Token: John-Token                                     | 401
                    # the stored hash is no token
                    X-User-Id: id-of-john ; X-Auth-Token: nKQk3uWlBFD6mOQvGD8BgBPHpEFqPs72IsOqSCPN4B4= | 401
                    # one of the two is missing, or empty
                                                                                                     | 401
                    X-User-Id: id-of-john                                                            | 401
                    X-Auth-Token: John-Token                                                         | 401
                    X-User-Id: ; X-Auth-Token: John-Token                                            | 401
                    X-User-Id: id-of-john ; X-Auth-Token:                                            | 401
                    X-User-Id: ; X-Auth-Token:                                                       | 401
                    # a header that is sent twice says nothing
                    X-User-Id: id-of-john ; X-User-Id: id-of-john ; X-Auth-Token: John-Token         | 401
                    X-User-Id: id-of-john ; X-User-Id: id-of-jane ; X-Auth-Token: John-Token         | 401
                    X-User-Id: id-of-john ; X-Auth-Token: John-Token ; X-Auth-Token: John-Token      | 401
                    X-User-Id: id-of-john ; X-Auth-Token: wrong ; X-Auth-Token: John-Token           | 401
                    # neither cookies nor headers of other names count
                    Cookie: rc_uid=id-of-john; rc_token=John-Token                                   | 401
                    Cookie: X-User-Id=id-of-john; X-Auth-Token=John-Token                            | 401
                    User-Id: id-of-john ; Auth-Token: John-Token                                     | 401
                    # a second factor is not asked for here
                    X-User-Id: id-of-john ; X-Auth-Token: John-Token ; x-2fa-code: 0 ; x-2fa-method: totp | 200
                    """)
    void theIdWithOneOfItsTokensAuthenticates(String headers, int status) {
        assertThat(Requests.statuses(Requests.headers(headers)).values()).containsOnly(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # query string of a request without headers
                    userId=id-of-john&authToken=John-Token
                    X-User-Id=id-of-john&X-Auth-Token=John-Token
                    x-user-id=id-of-john&x-auth-token=John-Token
                    rc_uid=id-of-john&rc_token=John-Token
                    """)
    void theQueryStringAuthenticatesNobody(String query) {
        assertThat(Requests.statusesOf(query).values()).containsOnly(401);
    }

    @Test
    void aTokenIsAnyText() {
        assertThat(
                        Requests.statuses(
                                        Requests.headers(
                                                "X-User-Id: id-of-jane ; X-Auth-Token: Jane+Token/=%41"))
                                .values())
                .containsOnly(200);
    }
}
