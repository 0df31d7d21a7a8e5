package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.Callers.loginOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which members the profile has, and in which form. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("the dialects have no word on profiles; EveryCellIT reads one in both")
class ProfileMembersIT {

    TestWorkspace workspace;

    @BeforeEach
    void reset() {
        workspace.reset().settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # member                    | stored                                        | answered
                    name                        | "Jane"                                        | "Jane"
                    username                    | "Jane.Doe"                                    | "Jane.Doe"
                    nickname                    | "JD"                                          | "JD"
                    status                      | "busy"                                        | "busy"
                    statusDefault               | "away"                                        | "away"
                    statusText                  | ""                                            | ""
                    statusSource                | "manual"                                      | "manual"
                    statusConnection            | "online"                                      | "online"
                    statusLivechat              | "available"                                   | "available"
                    statusExpiresAt             | {"$date": "2024-05-06T07:08:09.010Z"}         | "2024-05-06T07:08:09.010Z"
                    _updatedAt                  | {"$date": "2024-05-06T07:08:09Z"}             | "2024-05-06T07:08:09.000Z"
                    _updatedAt                  | {"$date": "1969-12-31T23:59:59.999Z"}         | "1969-12-31T23:59:59.999Z"
                    bio                         | "A \\"bio\\" with ü"                          | "A \\"bio\\" with ü"
                    language                    | "de"                                          | "de"
                    avatarOrigin                | "upload"                                      | "upload"
                    avatarETag                  | "etag"                                        | "etag"
                    utcOffset                   | 2                                             | 2
                    utcOffset                   | -3.5                                          | -3.5
                    utcOffset                   | 0.0                                           | 0
                    enableAutoAway              | false                                         | false
                    idleTimeLimit               | 300                                           | 300
                    roles                       | ["user", "custom-role"]                       | ["user", "custom-role"]
                    roles                       | []                                            | []
                    active                      | false                                         | false
                    defaultRoom                 | "GENERAL"                                     | "GENERAL"
                    openBusinessHours           | ["a", "b"]                                    | ["a", "b"]
                    requirePasswordChange       | true                                          | true
                    requirePasswordChangeReason | "too old"                                     | "too old"
                    emails                      | [{"address": "a@b.c", "verified": false}]     | [{"address": "a@b.c", "verified": false}]
                    emails                      | [{"address": "a@b.c"}]                        | [{"address": "a@b.c"}]
                    emails                      | []                                            | []
                    abacAttributes              | [{"key": "team", "values": ["red", "blue"]}]  | [{"key": "team", "values": ["red", "blue"]}]
                    oauth                       | {"authorizedClients": ["app"]}                | {"authorizedClients": ["app"]}
                    oauth                       | {"authorizedClients": ["app"], "other": 1}    | {"authorizedClients": ["app"]}
                    """)
    void whatIsStoredIsAnswered(String member, String stored, String answered) {
        JsonNode me = Profiles.with(workspace, member, stored);

        assertThat(me.path(member)).isEqualTo(JsonText.node(answered));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # member                    | stored: nothing, null, or of another type
                    name                        |
                    name                        | null
                    name                        | 1
                    name                        | ["Jane"]
                    name                        | {"$date": "2024-05-06T07:08:09.010Z"}
                    nickname                    | {"first": "J"}
                    status                      | true
                    statusExpiresAt             | "2024-05-06T07:08:09.010Z"
                    statusExpiresAt             | 1715000000000
                    statusExpiresAt             | null
                    _updatedAt                  | "yesterday"
                    utcOffset                   | "2"
                    utcOffset                   | null
                    enableAutoAway              | "true"
                    enableAutoAway              | 1
                    idleTimeLimit               | "300"
                    roles                       | "user"
                    roles                       | null
                    active                      | "yes"
                    openBusinessHours           | "a"
                    emails                      | "a@b.c"
                    emails                      | null
                    abacAttributes              | {"team": ["red"]}
                    oauth                       | "app"
                    oauth                       | {}
                    oauth                       | {"authorizedClients": "app"}
                    customFields                |
                    customFields                | null
                    customFields                | "text"
                    customFields                | []
                    banners                     | null
                    banners                     | "text"
                    """)
    void whatIsMissingOrNullOrOfAnotherTypeIsLeftOut(String member, String stored) {
        JsonNode me = Profiles.with(workspace, member, stored);

        assertThat(me.has(member)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # member       | stored                                                           | answered
                    roles          | ["user", 1, null]                                                | ["user"]
                    emails         | [{"address": 1}, "x", {"address": "a@b.c", "verified": "yes"}]   | [{"address": "a@b.c"}]
                    abacAttributes | [{"values": ["x"]}, {"key": "team", "values": "red"}]            | [{"key": "team", "values": []}]
                    """)
    void elementsOfAnotherTypeAreLeftOut(String member, String stored, String answered) {
        JsonNode me = Profiles.with(workspace, member, stored);

        assertThat(me.path(member)).isEqualTo(JsonText.node(answered));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # not in the profile
                    type
                    createdAt
                    lastLogin
                    phone
                    importIds
                    freeSwitchExtension
                    extension
                    federated
                    reason
                    __rooms
                    e2e
                    inviteToken
                    ldap
                    rooms
                    canViewAllInfo
                    nameInsensitive
                    """)
    void otherMembersStayInTheDatabase(String member) {
        JsonNode me = Profiles.with(workspace, member, "\"stored\"");

        assertThat(me.has(member)).isFalse();
    }

    @Test
    void customFieldsAreAnsweredWholeWhateverTheWorkspaceDeclares() {
        workspace.setting("Accounts_CustomFields", "{\"declared\":{\"public\":false}}").settled();
        String stored =
                """
                {"declared": "a", "other": null, "list": [1, null, "x"], "when": {"$date": "2024-05-06T07:08:09.010Z"},
                 "deep": {"b": true, "a": 1.5, "none": null}}""";
        String answered =
                """
                {"declared": "a", "other": null, "list": [1, null, "x"], "when": "2024-05-06T07:08:09.010Z",
                 "deep": {"b": true, "a": 1.5, "none": null}}""";

        JsonNode me = Profiles.with(workspace, "customFields", stored);

        assertThat(me.path("customFields")).isEqualTo(JsonText.node(answered));
        assertThat(Profiles.with(workspace, "customFields", "{}").path("customFields"))
                .isEqualTo(JsonText.node("{}"));
    }

    @Test
    void membersComeInTheContractsOrderAndSuccessIsTheLast() {
        UserFixture jane =
                UserFixture.bare("id-of-jane")
                        .with(
                                "_updatedAt",
                                JsonText.stored("{\"$date\": \"2024-05-06T07:08:09Z\"}"))
                        .with("customFields", JsonText.stored("{\"b\": 1, \"a\": null}"))
                        .with("roles", List.of("user"))
                        .with("active", true)
                        .with("utcOffset", 1)
                        .with("username", "jane")
                        .with("status", "online")
                        .with(
                                "emails",
                                JsonText.stored("[{\"verified\": true, \"address\": \"j@e.x\"}]"))
                        .with("name", "Jane")
                        .loggedIn();

        workspace.replace(jane);
        given().headers(loginOf(jane))
                .when()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body(
                        equalTo(
                                "{\"_id\":\"id-of-jane\",\"name\":\"Jane\","
                                        + "\"emails\":[{\"address\":\"j@e.x\",\"verified\":true}],"
                                        + "\"status\":\"online\",\"username\":\"jane\",\"utcOffset\":1,"
                                        + "\"active\":true,\"roles\":[\"user\"],"
                                        + "\"_updatedAt\":\"2024-05-06T07:08:09.000Z\","
                                        + "\"services\":{\"password\":{\"exists\":false}},"
                                        + "\"isOAuthUser\":false,\"email\":\"j@e.x\","
                                        + "\"settings\":{\"profile\":{},\"preferences\":{},\"calendar\":{}},"
                                        + "\"customFields\":{\"b\":1,\"a\":null},"
                                        + "\"avatarUrl\":\"http://localhost:3000/avatar/jane\","
                                        + "\"success\":true}"));
    }

    @Test
    void aUserWithNothingStoredHasAProfile() {
        UserFixture jane = UserFixture.bare("id-of-jane").loggedIn();
        workspace.replace(jane);
        given().headers(loginOf(jane))
                .when()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body(
                        equalTo(
                                "{\"_id\":\"id-of-jane\",\"services\":{\"password\":{\"exists\":false}},"
                                        + "\"isOAuthUser\":false,"
                                        + "\"settings\":{\"profile\":{},\"preferences\":{},\"calendar\":{}},"
                                        + "\"success\":true}"));
    }
}
