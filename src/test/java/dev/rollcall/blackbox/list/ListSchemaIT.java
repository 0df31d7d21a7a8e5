package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.as;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.OnlyInEight;
import dev.rollcall.testkit.Target;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parameters users.list takes, and how it refuses the others. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListSchemaIT {

    private static final UserFixture CALLER = administrator();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER, user("ada"), user("bob"));
        workspace.settled();
    }

    private static ValidatableResponse list(String query) {
        return as(CALLER).when().get(Target.of("/api/v1/users.list?" + query)).then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # query                   | error
                    foo=1                     | must NOT have additional properties
                    role=user                 | must NOT have additional properties
                    _=123                     | must NOT have additional properties
                    username=x                | must NOT have additional properties
                    access_token=x            | must NOT have additional properties
                    Count=1                   | must NOT have additional properties
                    count=abc                 | must be number
                    count=true                | must be number
                    count=5&count=6           | must be number
                    count[a]=5                | must be number
                    count=Infinity            | must be number
                    count=NaN                 | must be number
                    offset=abc                | must be number
                    offset=1&offset=2         | must be number
                    email=                    | must NOT have fewer than 1 characters
                    email=a&email=b           | must be string
                    email[$ne]=a              | must be string
                    sort[]=%7B%7D             | must be string
                    query[a]=1                | must be string
                    query[$where]=1           | must be string
                    fields[]=x                | must be string
                    count=abc&foo=1           | must NOT have additional properties
                    foo=1&count=abc           | must NOT have additional properties
                    count=-1                  | must be >= 0
                    offset=-1                 | must be >= 0
                    count=9007199254740992    | must be <= 9007199254740991
                    """)
    @OnlyInEight
    void refusesInVersionEightWhatTheSchemaDoesNotHave(String query, String error) {
        list(query)
                .statusCode(400)
                .body("success", equalTo(false))
                .body("error", equalTo(error))
                .body("errorType", equalTo("error-invalid-params"))
                .body("size()", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # query             | error
                    count=abc           | must be number [invalid-params]
                    count=5&count=6     | must be number [invalid-params]
                    offset=abc          | must be number [invalid-params]
                    count=-1            | must be >= 0 [invalid-params]
                    offset=-5           | must be >= 0 [invalid-params]
                    count=abc&foo=1     | must be number [invalid-params]
                    email=              | must NOT have fewer than 1 characters [invalid-params]
                    email[$ne]=a        | must be string [invalid-params]
                    query[$where]=1     | must be string [invalid-params]
                    """)
    @OnlyInDocumented
    void refusesInTheDocumentsDaysOnlyKnownParametersOfAnotherType(String query, String error) {
        list(query)
                .statusCode(400)
                .body("error", equalTo(error))
                .body("errorType", equalTo("invalid-params"))
                .body("size()", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo=1", "role=user", "_=123", "Count=1", "foo[$where]=1", "user=ada"})
    @OnlyInDocumented
    void ignoresUnknownParametersInTheDocumentsDays(String query) {
        list(query).statusCode(200).body("total", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # query             | users
                    count=1             | 1
                    count=1.9           | 1
                    count=2e0           | 2
                    count=0x2           | 2
                    count=0b10          | 2
                    count=0o2           | 2
                    count[]=2           | 2
                    count=%202          | 2
                    count=+2            | 2
                    count=2%20          | 2
                    count=%2B2          | 2
                    count=              | 3
                    offset=             | 3
                    offset=1.5          | 2
                    offset[]=2          | 1
                    offset=-0           | 3
                    count=-0            | 3
                    """)
    void readsNumbersAsJavaScriptDoes(String query, int users) {
        list(query).statusCode(200).body("users.size()", equalTo(users));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query={\"username\":\"ada\"}",
                "query={\"username\":{\"$ne\":\"ada\"}}",
                "query=x",
                "query="
            })
    @OnlyInEight
    void ignoresTheQueryInVersionEight(String parameters) {
        Listing listing = Listing.of(CALLER, parameters);
        assertThat(listing.outcome()).isEqualTo("ada administrator bob");
        listing.then().header("x-deprecation-type", nullValue());
    }
}
