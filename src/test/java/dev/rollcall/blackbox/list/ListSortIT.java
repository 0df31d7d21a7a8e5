package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of a list. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListSortIT {

    private static final UserFixture CALLER =
            administrator().name("zoe").with("status", "busy").with("lastLogin", Instant.EPOCH);

    TestWorkspace workspace;

    /** Ids in the order z, y, x against the user names, so that a tie-break shows. */
    @BeforeEach
    void people() {
        workspace
                .reset()
                .add(
                        CALLER,
                        person("alice", "z", "bea", "online", true, 2),
                        person("Bob", "y", "Ada", "away", true, 3),
                        person("carl", "x", "ada", "online", false, 1),
                        bare("w").name("Cyd").with("status", "away").with("active", false));
        workspace.settled();
    }

    private static UserFixture person(
            String username, String id, String name, String status, boolean active, int login) {
        return user(username)
                .id(id)
                .name(name)
                .with("status", status)
                .with("active", active)
                .with("lastLogin", Instant.ofEpochMilli(login))
                .customField("rank", login)
                .createdAt(Instant.ofEpochMilli(10 - login));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # parameters                                   | user names in their order; w has none
                    ''                                             | w Bob administrator alice carl
                    sort={"username":1}                            | w Bob administrator alice carl
                    sort={"username":-1}                           | carl alice administrator Bob w
                    sort={"username":1.0}                          | w Bob administrator alice carl
                    sort=0                                         | w Bob administrator alice carl
                    sort=false                                     | w Bob administrator alice carl
                    sort={"name":1}                                | Bob w carl alice administrator
                    sort={"name":-1}                               | administrator alice carl w Bob
                    sort={"nameInsensitive":1}                     | carl Bob alice w administrator
                    sort={"status":1}                              | w Bob administrator carl alice
                    sort={"status":-1}                             | alice carl administrator Bob w
                    sort={"status":1,"active":-1}                  | Bob w administrator alice carl
                    sort={"status":-1,"username":1}                | alice carl administrator w Bob
                    sort={"active":1,"username":1}                 | w carl Bob administrator alice
                    sort={"lastLogin":1}                           | w administrator carl alice Bob
                    sort={"lastLogin":-1}                          | Bob alice carl administrator w
                    sort={"_id":1}                                 | administrator w carl Bob alice
                    sort={"createdAt":1}                           | administrator w carl Bob alice
                    sort={"inviteToken":1}                         | administrator w carl Bob alice
                    sort={"services.password.bcrypt":1}            | administrator w carl Bob alice
                    sort={"createdAt":1,"username":-1}             | carl alice administrator Bob w
                    """)
    void followsTheSortThatIsShown(String parameters, String usernames) {
        assertThat(Listing.of(CALLER, parameters).usernames()).isEqualTo(usernames);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sort={"createdAt":1}&fields={"createdAt":1}    | w Bob alice carl administrator
                    sort={"createdAt":-1}&fields={"createdAt":1}   | administrator carl alice Bob w
                    sort={"lastLogin":1}&fields={"lastLogin":0}    | administrator w carl Bob alice
                    sort={"customFields.rank":1}&fields={"customFields":1}  | administrator w carl alice Bob
                    sort={"customFields.rank":-1}&fields={"customFields.rank":1} | Bob alice carl w administrator
                    sort={"customFields.rank":1}                   | administrator w carl Bob alice
                    """)
    @OnlyInDocumented
    void countsAsShownWhatTheRequestAdds(String parameters, String usernames) {
        assertThat(Listing.of(CALLER, parameters).usernames()).isEqualTo(usernames);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"1"}
                    {"name":"asc"}
                    {"name":2}
                    {"name":0}
                    {"name":true}
                    {"name":null}
                    {"name":{"$meta":"textScore"}}
                    {"name":1
                    {name:1}
                    name
                    null
                    "name"
                    {}
                    []
                    7
                    true
                    {"name":1}x
                    """)
    void refusesAnythingElseInUpstreamsWords(String sort) {
        given().headers(loginOf(CALLER))
                .when()
                .get(Listing.target("sort=" + sort))
                .then()
                .statusCode(400)
                .body(
                        "error",
                        equalTo(
                                "Invalid sort parameter provided: \""
                                        + sort
                                        + "\" [error-invalid-sort]"))
                .body("errorType", equalTo("error-invalid-sort"))
                .body("details", equalTo(Map.of("helperMethod", "parseJsonQuery")));
    }
}
