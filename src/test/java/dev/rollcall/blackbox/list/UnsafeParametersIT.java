package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Version 8 follows {@code query} and {@code fields} only where the environment allows it, and then
 * in the same grammar.
 */
@BlackBox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsafeParametersIT {

    private static final UserFixture CALLER = regular();

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private Rollcall allowing;

    UnsafeParametersIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeAll
    void start() {
        workspace.reset().add(CALLER, user("ada").with("bio", "A life"));
        workspace.settled();
        allowing =
                pair.launcher(TestDialect.EIGHT, "unsafe-parameters")
                        .with("ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS", "TRUE")
                        .start();
    }

    @AfterAll
    void stop() {
        allowing.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    query={"username":"ada"}
                    query={"username":{"$ne":"ada"}}
                    query=x
                    query=
                    """)
    void ignoresTheQueryWithoutIt(String parameters) {
        Listing listing = Listing.of(pair.api(TestDialect.EIGHT).as(CALLER), parameters);
        assertThat(listing.outcome()).isEqualTo("ada regular");
        assertThat(listing.response().header("x-deprecation-type")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    query={"username":"ada"}                        ; ada
                    query={"$or":[{"username":"ada"}]}              ; ada
                    query={"emails.address":"x"}                    ; ada regular
                    query={"$where":"sleep(10000)"}                 ; ada regular
                    query={"username":{"$ne":"ada"}}                ; 400 Invalid operation: $ne [error-invalid-query]
                    query={"bio":"A life"}                          ; 400 Invalid attribute: bio [error-invalid-query]
                    fields={"bio":1}&query={"bio":"A life"}         ; ada
                    query=x                                         ; 400 Invalid query parameter provided: "x" [error-invalid-query]
                    fields=x                                        ; 400 Invalid fields parameter provided: "x" [error-invalid-fields]
                    """)
    void followsBothInTheSafeGrammarWithIt(String parameters, String outcome) {
        assertThat(Listing.of(pair.api(allowing).as(CALLER), parameters).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void namesTheVersionInWhichTheyEnd() {
        assertThat(
                        Listing.of(pair.api(allowing).as(CALLER), "query={}")
                                .response()
                                .header("x-deprecation-version"))
                .contains("9.0.0");
    }
}
