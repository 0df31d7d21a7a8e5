package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths are exact, methods few, and refusals are JSON. */
@BlackBox
class PathsIT {

    private static final UserFixture CALLER = administrator();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    PathsIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

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
                    /api/v1/me?                               | 200
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
                    /api/v1//me                               | 404
                    //api/v1/me                               | 404
                    /api//v1/me                               | 404
                    /api/v1/ME                                | 404
                    /api/V1/me                                | 404
                    /API/v1/me                                | 404
                    /api/v1/USERS.info                        | 404
                    /api/v1/users.Info                        | 404
                    /api/v1/users%252Elist                    | 404
                    /api/v1/users%2Flist                      | 404
                    /api/v1/./me                              | 404
                    /api/v1/x/../me                           | 404
                    /api/v1/me;a=b                            | 404
                    /api/v1/me%00                             | 404
                    /api/v1/%zz                               | 404
                    /api/v1/%                                 | 404
                    /api/v1/                                  | 404
                    /api/v1                                   | 404
                    /api/v2/me                                | 404
                    /api/                                     | 404
                    /api/v1/users.create                      | 404
                    /api/v1/login                             | 404
                    """)
    void areExact(String path, int status) {
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(pair.api(dialect).as(CALLER).get(path).status())
                    .as(dialect.name())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1/me/",
                "/api/v1/%zz",
                "/api/v1/nothing?a={b}",
                "/api/",
                "/api/v1/ME"
            })
    void areRefusedInJsonBeforeTheLogin(String path) {
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.api(dialect).get(path);
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.body())
                    .isEqualTo("{\"success\":false,\"error\":\"API endpoint does not exist\"}");
            assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
        }
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
        "QUERY, /api/v1/users.list",
        "get, /api/v1/me"
    })
    void takeOtherMethodsForNotAllowed(String method, String target) {
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.api(dialect).send(method, target);
            assertThat(response.status()).as(dialect.name()).isEqualTo(405);
            assertThat(response.headers().all("Allow")).containsExactly("GET, HEAD, OPTIONS");
            assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
            assertThat(response.body())
                    .isEqualTo("{\"success\":false,\"error\":\"Method not allowed\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/nothing", "DELETE, /api/v1/me/", "PUT, /api/v1/users.create"})
    void thatDoNotExistDoNotExistForAnyMethod(String method, String target) {
        assertThat(pair.api(TestDialect.DOCUMENTED).send(method, target).status()).isEqualTo(404);
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
        for (TestDialect dialect : TestDialect.values()) {
            var api = caller.equals("known") ? pair.api(dialect).as(CALLER) : pair.api(dialect);
            Response head = api.send("HEAD", target);
            assertThat(head.status()).as(dialect.name()).isEqualTo(status);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().all("Content-Type"))
                    .isEqualTo(api.get(target).headers().all("Content-Type"))
                    .containsExactly("application/json");
        }
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
            Response response =
                    pair.api(TestDialect.DOCUMENTED).as(CALLER).with("Accept", accept).get(path);
            assertThat(response.status()).isIn(200, 400);
            assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
        }
    }
}
