package dev.rollcall.blackbox.info;

import static dev.rollcall.blackbox.info.People.ADMINISTRATOR;
import static dev.rollcall.blackbox.info.People.CALLER;
import static dev.rollcall.blackbox.info.People.JANE;
import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.TestDialect.expected;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of caller sees of a user. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class InfoFieldsIT {

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        People.meet(workspace);
    }

    private static final String FULL_HOUSE =
            """
            {"name": "Jane", "nickname": "J", "status": "online", "utcOffset": 1, "type": "user", "active": true,
             "bio": "b", "reason": "r", "statusText": "s", "statusSource": "manual",
             "statusExpiresAt": {"$date": "2024-05-06T07:08:09Z"}, "avatarETag": "e", "federated": false,
             "statusLivechat": "available", "phone": "1", "statusConnection": "away",
             "lastLogin": {"$date": "2024-05-06T07:08:09.01Z"}, "requirePasswordChange": true,
             "requirePasswordChangeReason": "old", "abacAttributes": [{"key": "k", "values": ["v"]}],
             "__rooms": ["GENERAL"], "e2e": {"public_key": "p"}, "settings": {"preferences": {"a": 1}},
             "statusDefault": "away", "avatarOrigin": "upload", "language": "de", "inviteToken": "t",
             "banners": {"a": 1}, "oauth": {"authorizedClients": ["a"]}, "roomRolePriorities": {"a": 1}}""";
    private static final Map<String, List<String>> SETS =
            Map.of(
                    "default",
                    words(
                            "_id name username nickname status utcOffset type active bio reason statusText"
                                    + " statusSource statusExpiresAt avatarETag federated statusLivechat"
                                    + " freeSwitchExtension canViewAllInfo"),
                    "full",
                    words(
                            "emails phone statusConnection createdAt lastLogin requirePasswordChange"
                                    + " requirePasswordChangeReason roles importIds"),
                    "emails",
                    List.of("emails"),
                    "services",
                    List.of("services"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller                    | query                | documented              | 8                       | canViewAllInfo
                    regular                     | userId=id-of-jane    | default                 | default                 | false
                    holder of full              | userId=id-of-jane    | default full            | default full            | true
                    holder of channels          | userId=id-of-jane    | default emails services | default                 | false
                    administrator               | userId=id-of-jane    | default full services   | default full            | true
                    jane                        | userId=id-of-jane    | default full services   | default full services   | true
                    jane                        | username=jane        | default full services   | default full services   | true
                    # found by chance
                    jane                        | userId=jane          | default                 | default                 | false
                    """)
    void eachCallerSeesItsSets(
            String who, String query, String documented, String eight, boolean canViewAllInfo) {
        UserFixture jane = fullHouse();
        workspace
                .grant("view-full-other-user-info", "admin", "full")
                .grant("view-other-user-channels", "admin", "channels")
                .settled();
        UserFixture holder = user("holder").roles(who.replace("holder of ", "")).loggedIn();
        workspace.replace(jane);
        workspace.replace(holder);
        UserFixture caller =
                switch (who) {
                    case "regular" -> CALLER;
                    case "administrator" -> ADMINISTRATOR;
                    case "jane" -> jane;
                    default -> holder;
                };

        JsonNode user = Lookups.user(caller, query);

        assertThat(Lookups.members(user))
                .containsExactlyInAnyOrderElementsOf(sets(expected(documented, eight)));
        assertThat(user.path("canViewAllInfo").booleanValue()).isEqualTo(canViewAllInfo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # ABAC_PDP_Type | shown
                                    | false
                    "local"         | true
                    "virtru"        | false
                    "Local"         | false
                    true            | false
                    """)
    void attributesAreShownIfTheWorkspaceItselfDecidesByThem(String setting, boolean shown) {
        workspace.replace(fullHouse());
        if (setting != null) {
            workspace.setting("ABAC_PDP_Type", JsonText.stored(setting)).settled();
        }

        for (UserFixture caller : List.of(CALLER, ADMINISTRATOR, fullHouse())) {
            assertThat(Lookups.user(caller, "userId=id-of-jane").has("abacAttributes"))
                    .isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Accounts_CustomFields                               | stored                        | regular         | administrator and self
                                                                          | {"a": 1, "b": 2}              |                 |
                    {}                                                    | {"a": 1, "b": 2}              |                 |
                    {"a":                                                 | {"a": 1, "b": 2}              |                 |
                    []                                                    | {"a": 1, "b": 2}              |                 |
                    {"a": {"public": true}}                               | {"a": 1, "b": 2}              | {"a": 1}        | {"a": 1}
                    {"a": {"public": true}, "b": {"public": false}}       | {"a": 1, "b": 2, "c": 3}      | {"a": 1}        | {"a": 1, "b": 2}
                    {"a": {"public": 1}, "b": {"public": "yes"}}          | {"a": 1, "b": 2}              | {"a": 1, "b": 2} | {"a": 1, "b": 2}
                    {"a": {"public": 0}, "b": {"public": ""}}             | {"a": 1, "b": 2}              |                 | {"a": 1, "b": 2}
                    {"a": {}, "b": null}                                  | {"a": 1, "b": 2}              |                 | {"a": 1, "b": 2}
                    {"a": {"public": true}}                               | {"b": 2}                      | {}              | {}
                    {"a": {"public": true}}                               | {}                            | {}              | {}
                    {"a": {"public": true}}                               |                               |                 |
                    {"a": {"public": true}}                               | {"a": {"x": null, "y": [1]}}  | {"a": {"x": null, "y": [1]}} | {"a": {"x": null, "y": [1]}}
                    {"a": {"public": true}}                               | {"a": null}                   | {"a": null}     | {"a": null}
                    """)
    void customFieldsFollowTheirDeclaration(
            String declared, String stored, String regular, String privileged) {
        UserFixture jane = JANE.loggedIn();
        workspace.replace(
                stored == null ? jane : jane.with("customFields", JsonText.stored(stored)));
        if (declared != null) {
            workspace.setting("Accounts_CustomFields", declared).settled();
        }

        assertThat(customFields(CALLER)).isEqualTo(json(regular));
        assertThat(customFields(ADMINISTRATOR)).isEqualTo(json(privileged));
        assertThat(customFields(jane)).isEqualTo(json(privileged));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller      | services of a user with every secret, documented | 8
                    self          | {"password":true,"email2fa":{"enabled":true,"changedAt":"2024-03-04T05:06:07.008Z"},"totp":{"enabled":true},"email":{"verificationTokens":[{"token":"...","address":"secretive@example.com","when":"2024-03-04T05:06:07.008Z"}]},"resume":{"loginTokens":[{"when":"2024-01-02T03:04:05.006Z","hashedToken":"..."},{"when":"2024-03-04T05:06:07.008Z","hashedToken":"..."},{"hashedToken":"..."}]}} | {"password":true,"email2fa":{"enabled":true,"changedAt":"2024-03-04T05:06:07.008Z"},"totp":{"enabled":true}}
                    administrator | {"password":true,"email2fa":{"enabled":true,"changedAt":"2024-03-04T05:06:07.008Z"},"totp":{"enabled":true},"email":{"verificationTokens":[{"token":"...","address":"secretive@example.com","when":"2024-03-04T05:06:07.008Z"}]},"resume":{"loginTokens":[{"when":"2024-01-02T03:04:05.006Z","hashedToken":"..."},{"when":"2024-03-04T05:06:07.008Z","hashedToken":"..."},{"hashedToken":"..."}]}} |
                    regular       |  |
                    """)
    void servicesAreMaskedAndNothingSecretLeaves(String who, String documented, String eight) {
        UserFixture secretive = Fixtures.secretive();
        workspace.add(secretive);
        UserFixture caller =
                Map.of("self", secretive, "administrator", ADMINISTRATOR, "regular", CALLER)
                        .get(who);
        String services = expected(documented, eight);

        String text =
                Lookups.lookUp(caller, "userId=id-of-secretive&includeUserRooms=true")
                        .extract()
                        .asString();
        JsonNode shown = JsonText.node(text).path("user").path("services");

        assertThat(text).doesNotContain("SECRET", "bcrypt", "4711");
        assertThat(shown.isMissingNode()).isEqualTo(services == null);
        assertThat(shown).isEqualTo(json(services));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # own services beside the session                | documented, beside resume                                | 8
                    {}                                               | {}                                                       | {}
                    {"password":{}}                                  | {"password":true}                                        | {"password":true}
                    {"password":{"bcrypt":"x"}}                      | {"password":true}                                        | {"password":true}
                    {"password":null}                                | {}                                                       | {}
                    {"email2fa":{"enabled":false}}                   | {"email2fa":{"enabled":false}}                           | {"email2fa":{"enabled":false}}
                    {"totp":{"enabled":false,"secret":"x"}}          | {"totp":{"enabled":false}}                               | {"totp":{"enabled":false}}
                    {"totp":{"tempSecret":"x"}}                      | {"totp":{}}                                              | {"totp":{}}
                    {"email":{"verificationTokens":[]}}              | {"email":{"verificationTokens":[]}}                      | {}
                    {"passwordHistory":["x"],"github":{"id":1},"cloud":{"accessToken":"x"},"emailCode":{"code":"x"}} | {} | {}
                    """)
    void ownServicesAreThoseThatThereAre(String stored, String documented, String eight) {
        UserFixture jane = user("jane").loggedIn();
        for (Map.Entry<String, Object> service : ((Document) JsonText.stored(stored)).entrySet()) {
            jane = jane.service(service.getKey(), service.getValue());
        }
        workspace.replace(jane);

        ObjectNode services = (ObjectNode) Lookups.user(jane, "username=jane").path("services");

        assertThat(services.remove("resume") != null).isEqualTo(expected(true, false));
        assertThat(services).isEqualTo(JsonText.node(expected(documented, eight)));
    }

    @Test
    void membersComeInTheContractsOrderAndSuccessIsTheLast() {
        given().headers(loginOf(CALLER))
                .when()
                .get("/api/v1/users.info?username=jane")
                .then()
                .statusCode(200)
                .body(
                        equalTo(
                                "{\"user\":{\"_id\":\"id-of-jane\",\"username\":\"jane\",\"type\":\"user\","
                                        + "\"status\":\"offline\",\"active\":true,\"name\":\"Name of jane\","
                                        + "\"freeSwitchExtension\":\"1001\",\"canViewAllInfo\":false},"
                                        + "\"success\":true}"));
    }

    @ParameterizedTest
    @CsvSource({
        "name, null",
        "name, 1",
        "utcOffset, '\"2\"'",
        "active, '\"yes\"'",
        "federated, 1",
        "bio, []"
    })
    void whatIsNullOrOfAnotherTypeIsLeftOut(String member, String stored) {
        workspace.replace(JANE.with(member, JsonText.stored(stored)));

        assertThat(Lookups.user(ADMINISTRATOR, "username=jane").has(member)).isFalse();
    }

    /** {@code OperatorSettingsIT} has a workspace with a licence. */
    @Test
    void guestsOfAWorkspaceWithoutALicenceKeepTheirOtherRoles() {
        UserFixture guest = user("guest").roles("guest", "admin").loggedIn();
        workspace.add(guest);

        assertThat(Lookups.user(guest, "username=jane").path("canViewAllInfo").booleanValue())
                .isTrue();
    }

    private static JsonNode customFields(UserFixture caller) {
        return Lookups.user(caller, "userId=id-of-jane").path("customFields");
    }

    private static JsonNode json(String text) {
        return text == null ? JsonText.node("{}").path("missing") : JsonText.node(text);
    }

    private static UserFixture fullHouse() {
        UserFixture jane = JANE.loggedIn();
        for (Map.Entry<String, Object> member :
                ((Document) JsonText.stored(FULL_HOUSE)).entrySet()) {
            jane = jane.with(member.getKey(), member.getValue());
        }
        return jane;
    }

    private static List<String> sets(String names) {
        return words(names).stream().flatMap(name -> SETS.get(name).stream()).toList();
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
