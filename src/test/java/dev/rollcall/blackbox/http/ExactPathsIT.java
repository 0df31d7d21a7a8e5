package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of a path that the framework would tidy leads around the gate. */
@BlackBox("sends paths as bytes that a client would tidy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactPathsIT {

    private static final UserFixture CALLER = administrator();

    private final RollcallPair pair;

    ExactPathsIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void people() {
        pair.workspace().reset().add(CALLER);
        pair.workspace().settled();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api;x/v1/me",
                "/api;/v1/users.list?count=1",
                "/api/v1;a=b/me",
                "/api/v1/me;",
                "/api/v1/users.info;x?username=administrator",
                "/;/api/v1/me",
                "/;x/api/v1/me",
                "/api/;/v1/me",
                "/api%3Bx/v1/me",
                "/api/v1/me%3B",
                "///api/v1/me",
                "/api/v1/me//",
                "/./api/v1/me",
                "/../api/v1/me",
                "/%2e/api/v1/me",
                "/x/%2e%2e/api/v1/me",
                "/api/v1/x/%2E%2E/me",
                "/api/v1/me/.",
                "/api/v1/me/..;/me",
                "/api%2Fv1%2Fme",
                "/api/v1%2fme",
                "/api%5Cv1%5Cme",
                "/api\\v1\\me",
                "\\api\\v1\\me",
                "/API/V1/ME",
                "/api/v1/me%20",
                "/api/v1/me+",
                "/api/v1/me%0a",
                "/api/v1/me%00.json",
                "/api/v1/me.json",
                "/api/v1/me#",
                "/api/v1/me#x?y",
                "/q/../api/v1/me",
                "/q/openapi/../../api/v1/me",
                "/openapi.yaml/../api/v1/me",
                "/q/swagger-ui/../../api/v1/me",
                "http://localhost/api;x/v1/me",
                "http://localhost//api/v1/me",
            })
    void isNeverAnotherThanTheContracts(String target) {
        for (TestDialect dialect : TestDialect.values()) {
            for (String method : new String[] {"GET", "POST", "TRACE"}) {
                Response response = pair.api(dialect).as(CALLER).send(method, target);
                assertThat(response.status()).as(method + " in " + dialect).isEqualTo(404);
                assertThat(response.body())
                        .isEqualTo("{\"success\":false,\"error\":\"API endpoint does not exist\"}");
                assertThat(response.headers().all("Cache-Control")).containsExactly("no-store");
                assertThat(response.headers().all("X-Request-Id")).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/api/v1/me, 200",
        "HTTP://elsewhere:80/api/v1/users.list?count=1, 200",
        "/%61pi/v1/me, 200",
        "/api/v1/me?/../x;y, 200",
        "/api/v1/users.list?count=x, 400",
        "/api/v1/users%2Elist?count=x, 400"
    })
    void isTheSameInEverySpellingThatHttpHasForIt(String target, int status) {
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.api(dialect).as(CALLER).get(target);
            assertThat(response.status()).as(dialect.name()).isEqualTo(status);
            assertThat(response.headers().all("X-Request-Id")).hasSize(1);
        }
    }
}
