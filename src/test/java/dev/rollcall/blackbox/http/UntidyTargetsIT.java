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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Targets and methods that clients of the Java world tidy before they send them, such as {@code //}
 * and {@code /../}. They are sent by hand, byte for byte.
 */
@BlackBox("sends bytes that REST Assured would tidy")
class UntidyTargetsIT {

    private static final UserFixture CALLER = administrator();
    private static final String NOT_FOUND =
            "{\"success\":false,\"error\":\"API endpoint does not exist\"}";

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    UntidyTargetsIT(RollcallPair pair, TestWorkspace workspace) {
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
                    # target         | status
                    /api/v1/me?      | 200
                    /api/v1//me      | 404
                    //api/v1/me      | 404
                    /api//v1/me      | 404
                    /api/v1/./me     | 404
                    /api/v1/x/../me  | 404
                    /api/v1/%zz      | 404
                    /api/v1/%        | 404
                    /api/v1/me%00    | 404
                    /api/v1/me;a=b   | 404
                    """)
    void areTakenAsTheyAre(String target, int status) {
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(pair.api(dialect).as(CALLER).get(target).status())
                    .as(dialect.name())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/%zz", "/api/v1/nothing?a={b}"})
    void areRefusedInJsonBeforeTheLogin(String target) {
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.api(dialect).get(target);
            assertThat(response.status()).as(dialect.name()).isEqualTo(404);
            assertThat(response.body()).isEqualTo(NOT_FOUND);
            assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void takeAMethodInSmallLettersForNotAllowed(TestDialect dialect) {
        assertThat(pair.api(dialect).send("get", "/api/v1/me").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void areNotReadInAPreflight(TestDialect dialect) {
        Response response = pair.api(dialect).send("OPTIONS", "/api/v1/%zz");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users.info?%zz",
                "/api/v1/users.list?%zz",
                "/api/v1/me?%zz",
                "/api/v1/users.list?query={\"$where\":\"1\"}"
            })
    void areJudgedAfterTheCaller(String target) {
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(pair.api(dialect).get(target).status()).as(dialect.name()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void makeAnotherRequestIdIfItHasAccents(TestDialect dialect) {
        assertThat(
                        pair.api(dialect)
                                .with("X-Request-Id", "\u00e9")
                                .get("/api/v1/me")
                                .header("X-Request-Id")
                                .orElseThrow())
                .matches("[0-9a-f-]{36}");
    }
}
