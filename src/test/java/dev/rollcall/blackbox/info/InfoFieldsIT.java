package dev.rollcall.blackbox.info;

import static dev.rollcall.blackbox.info.People.ADMINISTRATOR;
import static dev.rollcall.blackbox.info.People.CALLER;
import static dev.rollcall.blackbox.info.People.JANE;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each kind of caller sees of a user. */
@BlackBox
class InfoFieldsIT {

    private final TestWorkspace workspace;
    private final Lookups lookups;

    InfoFieldsIT(RollcallPair rollcall, TestWorkspace workspace) {
        this.workspace = workspace;
        this.lookups = new Lookups(rollcall);
    }

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

        JsonNode old = lookups.user(TestDialect.DOCUMENTED, caller, query);
        JsonNode recent = lookups.user(TestDialect.EIGHT, caller, query);

        assertThat(Lookups.members(old)).containsExactlyInAnyOrderElementsOf(sets(documented));
        assertThat(Lookups.members(recent)).containsExactlyInAnyOrderElementsOf(sets(eight));
        assertThat(old.path("canViewAllInfo").booleanValue()).isEqualTo(canViewAllInfo);
        assertThat(recent.path("canViewAllInfo").booleanValue()).isEqualTo(canViewAllInfo);
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
    void attributesAreShownWhereTheWorkspaceItselfDecidesByThem(String setting, boolean shown) {
        workspace.replace(fullHouse());
        if (setting != null) {
            workspace.setting("ABAC_PDP_Type", JsonText.stored(setting)).settled();
        }

        for (TestDialect dialect : TestDialect.values()) {
            for (UserFixture caller : List.of(CALLER, ADMINISTRATOR, fullHouse())) {
                assertThat(lookups.user(dialect, caller, "userId=id-of-jane").has("abacAttributes"))
                        .isEqualTo(shown);
            }
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

        for (TestDialect dialect : TestDialect.values()) {
            assertThat(customFields(dialect, CALLER)).isEqualTo(expected(regular));
            assertThat(customFields(dialect, ADMINISTRATOR)).isEqualTo(expected(privileged));
            assertThat(customFields(dialect, jane)).isEqualTo(expected(privileged));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller      | dialect    | services of a user with every secret
                    self          | DOCUMENTED | {"password":true,"email2fa":{"enabled":true,"changedAt":"2024-03-04T05:06:07.008Z"},"totp":{"enabled":true},"email":{"verificationTokens":[{"token":"...","address":"secretive@example.com","when":"2024-03-04T05:06:07.008Z"}]},"resume":{"loginTokens":[{"when":"2024-01-02T03:04:05.006Z","hashedToken":"..."},{"when":"2024-03-04T05:06:07.008Z","hashedToken":"..."},{"hashedToken":"..."}]}}
                    administrator | DOCUMENTED | {"password":true,"email2fa":{"enabled":true,"changedAt":"2024-03-04T05:06:07.008Z"},"totp":{"enabled":true},"email":{"verificationTokens":[{"token":"...","address":"secretive@example.com","when":"2024-03-04T05:06:07.008Z"}]},"resume":{"loginTokens":[{"when":"2024-01-02T03:04:05.006Z","hashedToken":"..."},{"when":"2024-03-04T05:06:07.008Z","hashedToken":"..."},{"hashedToken":"..."}]}}
                    regular       | DOCUMENTED |
                    self          | EIGHT      | {"password":true,"email2fa":{"enabled":true,"changedAt":"2024-03-04T05:06:07.008Z"},"totp":{"enabled":true}}
                    administrator | EIGHT      |
                    regular       | EIGHT      |
                    """)
    void servicesAreMaskedAndNothingSecretLeaves(String who, TestDialect dialect, String services) {
        UserFixture secretive = Fixtures.secretive();
        workspace.add(secretive);
        UserFixture caller =
                Map.of("self", secretive, "administrator", ADMINISTRATOR, "regular", CALLER)
                        .get(who);

        Response response =
                lookups.response(dialect, caller, "userId=id-of-secretive&includeUserRooms=true");
        JsonNode shown = response.json().path("user").path("services");

        assertThat(response.body()).doesNotContain("SECRET", "bcrypt", "4711");
        assertThat(shown.isMissingNode()).isEqualTo(services == null);
        assertThat(shown).isEqualTo(expected(services));
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

        JsonNode old = lookups.user(TestDialect.DOCUMENTED, jane, "username=jane").path("services");
        JsonNode recent = lookups.user(TestDialect.EIGHT, jane, "username=jane").path("services");

        assertThat(((ObjectNode) old).remove("resume")).isNotNull();
        assertThat(old).isEqualTo(JsonText.node(documented));
        assertThat(recent).isEqualTo(JsonText.node(eight));
    }

    @Test
    void rightsAreFollowedWithinASecond() {
        assertThat(allInfo()).containsOnly(false);
        workspace.grant("view-full-other-user-info", "admin", "user").settled();
        assertThat(allInfo()).containsOnly(true);
        workspace.grant("view-full-other-user-info").settled();
        assertThat(allInfo()).containsOnly(false);
        workspace.grant("view-full-other-user-info", "user").settled();
        assertThat(allInfo()).containsOnly(true);
        workspace.removePermission("view-full-other-user-info").settled();
        assertThat(allInfo()).containsOnly(false);
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void membersComeInTheContractsOrderAndSuccessIsTheLast(TestDialect dialect) {
        assertThat(lookups.response(dialect, CALLER, "username=jane").body())
                .isEqualTo(
                        "{\"user\":{\"_id\":\"id-of-jane\",\"username\":\"jane\",\"type\":\"user\","
                                + "\"status\":\"offline\",\"active\":true,\"name\":\"Name of jane\","
                                + "\"freeSwitchExtension\":\"1001\",\"canViewAllInfo\":false},"
                                + "\"success\":true}");
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

        for (TestDialect dialect : TestDialect.values()) {
            assertThat(lookups.user(dialect, ADMINISTRATOR, "username=jane").has(member)).isFalse();
        }
    }

    private List<Boolean> allInfo() {
        return Arrays.stream(TestDialect.values())
                .map(dialect -> lookups.user(dialect, CALLER, "username=jane"))
                .map(user -> user.path("canViewAllInfo").booleanValue())
                .toList();
    }

    private JsonNode customFields(TestDialect dialect, UserFixture caller) {
        return lookups.user(dialect, caller, "userId=id-of-jane").path("customFields");
    }

    private static JsonNode expected(String text) {
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
