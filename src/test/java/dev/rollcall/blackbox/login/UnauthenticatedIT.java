package dev.rollcall.blackbox.login;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer to a request of nobody, which is the same whatever the reason. */
@BlackBox
class UnauthenticatedIT {

    private final RollcallPair rollcall;
    private final TestWorkspace workspace;
    private final Requests requests;

    UnauthenticatedIT(RollcallPair rollcall, TestWorkspace workspace) {
        this.rollcall = rollcall;
        this.workspace = workspace;
        this.requests = new Requests(rollcall);
    }

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
    void theBodyTellsNoReason(String headers) {
        Headers offered = headers.isBlank() ? Headers.none() : Requests.headers(headers);

        for (String target : Requests.TARGETS) {
            Response documented = rollcall.api(TestDialect.DOCUMENTED).with(offered).get(target);
            Response eight = rollcall.api(TestDialect.EIGHT).with(offered).get(target);

            assertThat(documented.status()).isEqualTo(401);
            assertThat(documented.body())
                    .isEqualTo(
                            """
                            {"status":"error","message":"You must be logged in to do this."}""");
            assertThat(documented.header("Content-Type")).contains("application/json");
            assertThat(eight.status()).isEqualTo(401);
            assertThat(eight.body())
                    .isEqualTo(
                            """
                            {"success":false,"error":"You must be logged in to do this.",\
                            "status":"error","message":"You must be logged in to do this."}""");
            assertThat(eight.header("Content-Type")).contains("application/json");
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
                    /api/v1/users.info?%zz
                    /api/v1/users.list?foo=1
                    /api/v1/users.list?count=abc
                    /api/v1/users.list?count=-1
                    /api/v1/users.list?email=
                    /api/v1/users.list?sort={
                    /api/v1/users.list?query={"$where":"1"}
                    /api/v1/users.list?%zz
                    /api/v1/me?%zz
                    """)
    void whoAsksIsJudgedBeforeWhatIsAsked(String target) {
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(rollcall.api(dialect).get(target).status()).as("%s", dialect).isEqualTo(401);
        }
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
                                assertThat(requests.statuses(Requests.headers(headers)).values())
                                        .as(headers)
                                        .containsOnly(401));
    }
}
