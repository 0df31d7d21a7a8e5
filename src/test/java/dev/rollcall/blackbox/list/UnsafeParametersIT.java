package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.OnlyInEight;
import dev.rollcall.testkit.OperatorSettings;
import dev.rollcall.testkit.StartedByTheTests;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Version 8 follows {@code query} and {@code fields} only if the environment allows it, and then in
 * the same grammar.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@StartedByTheTests
@TestProfile(OperatorSettings.class)
@OnlyInEight
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsafeParametersIT {

    private static final UserFixture CALLER = regular();

    TestWorkspace workspace;

    @BeforeAll
    void people() {
        workspace.reset().add(CALLER, user("ada").with("bio", "A life"));
        workspace.settled();
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
        assertThat(Listing.of(CALLER, parameters).outcome()).isEqualTo(outcome);
    }

    @Test
    void namesTheVersionInWhichTheyEnd() {
        given().headers(loginOf(CALLER))
                .when()
                .get(Target.of("/api/v1/users.list?query={}"))
                .then()
                .statusCode(200)
                .header("x-deprecation-version", "9.0.0");
    }
}
