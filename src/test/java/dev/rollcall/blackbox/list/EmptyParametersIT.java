package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
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

/** Scripts send each parameter, with or without a value. */
@BlackBox("runs both dialects on the same requests")
class EmptyParametersIT {

    private static final UserFixture CALLER = administrator();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    EmptyParametersIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER, user("zoe"), user("bob"));
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource({
        "users.list, sort=",
        "users.list, query=",
        "users.list, fields=",
        "users.list, sort=&query=&fields=&count=&offset=",
        "users.list, sort&query&fields",
        "users.info?username=zoe, fields="
    })
    void countAsAbsent(String operation, String parameters) {
        String target = "/api/v1/" + operation;
        for (TestDialect dialect : TestDialect.values()) {
            Response without = pair.api(dialect).as(CALLER).get(target);
            Response with =
                    pair.api(dialect)
                            .as(CALLER)
                            .get(target + (target.contains("?") ? "&" : "?") + parameters);

            assertThat(with.status()).as(dialect.name()).isEqualTo(200);
            assertThat(with.body()).isEqualTo(without.body());
            assertThat(with.header("x-deprecation-type")).isEmpty();
        }
    }
}
