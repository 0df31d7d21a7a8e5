package dev.rollcall.blackbox.me;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.SameInBothDialects;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the profile, which are made anew. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
@SameInBothDialects("the dialects have no word on profiles; EveryCellIT reads one in both")
class OwnSettingsIT {

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
                    # own settings                                            | settings, where enableAutoAway is true, sidebarViewMode "medium" by default
                                                                              | {"enableAutoAway": true, "sidebarViewMode": "medium"}
                    null                                                      | {"enableAutoAway": true, "sidebarViewMode": "medium"}
                    {}                                                        | {"enableAutoAway": true, "sidebarViewMode": "medium"}
                    {"preferences": null}                                     | {"enableAutoAway": true, "sidebarViewMode": "medium"}
                    {"preferences": "text"}                                   | {"enableAutoAway": true, "sidebarViewMode": "medium"}
                    {"preferences": {}}                                       | {"enableAutoAway": true, "sidebarViewMode": "medium"}
                    {"preferences": {"sidebarViewMode": "extended"}}          | {"enableAutoAway": true, "sidebarViewMode": "extended"}
                    # false, null and empty are values too
                    {"preferences": {"enableAutoAway": false}}                | {"enableAutoAway": false, "sidebarViewMode": "medium"}
                    {"preferences": {"enableAutoAway": null}}                 | {"enableAutoAway": null, "sidebarViewMode": "medium"}
                    {"preferences": {"sidebarViewMode": ""}}                  | {"enableAutoAway": true, "sidebarViewMode": ""}
                    # keys of one's own come along, whatever is in them
                    {"preferences": {"language": "de", "highlights": ["a", null], "clockMode": 1}} | {"enableAutoAway": true, "sidebarViewMode": "medium", "language": "de", "highlights": ["a", null], "clockMode": 1}
                    {"preferences": {"deep": {"none": null, "when": {"$date": "2024-05-06T07:08:09Z"}}}} | {"enableAutoAway": true, "sidebarViewMode": "medium", "deep": {"none": null, "when": "2024-05-06T07:08:09.000Z"}}
                    # nothing else of the settings
                    {"profile": {"bio": "x"}, "calendar": {"outlook": {}}, "other": 1} | {"enableAutoAway": true, "sidebarViewMode": "medium"}
                    """)
    void ownPreferencesLieOverTheWorkspacesDefaults(String own, String preferences) {
        workspace
                .setting("Accounts_Default_User_Preferences_enableAutoAway", true)
                .setting("Accounts_Default_User_Preferences_sidebarViewMode", "medium")
                .setting("Accounts_Default_User_PreferencesOfOthers", "no preference")
                .settled();

        JsonNode me = Profiles.with(workspace, "settings", own);

        assertThat(me.path("settings"))
                .isEqualTo(
                        JsonText.node(
                                "{\"profile\":{},\"preferences\":"
                                        + preferences
                                        + ",\"calendar\":{}}"));
    }

    @Test
    void withoutDefaultsThereAreOnesOwnPreferencesAlone() {
        JsonNode me =
                Profiles.with(workspace, "settings", "{\"preferences\": {\"language\": \"de\"}}");

        assertThat(me.path("settings").path("preferences"))
                .isEqualTo(JsonText.node("{\"language\": \"de\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # stored default                       | answered
                    true                                   | true
                    300                                    | 300
                    0.5                                    | 0.5
                    ""                                     | ""
                    ["Unread", "Teams"]                    | ["Unread", "Teams"]
                    "[]"                                   | "[]"
                    {"a": null}                            | {"a": null}
                    null                                   | null
                    """)
    void aDefaultIsOfAnyType(String stored, String answered) {
        workspace.setting("Accounts_Default_User_Preferences_p", JsonText.stored(stored)).settled();

        JsonNode me = Profiles.of(workspace, user("jane").loggedIn());

        assertThat(me.path("settings").path("preferences").path("p"))
                .isEqualTo(JsonText.node(answered));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # enabled | mapping                                                          | verified address | calendar
                    false     |                                                                  | jane@a.example   | {}
                              | {"a.example": {"Exchange_Url": "e", "Outlook_Url": "o"}}         | jane@a.example   | {}
                    true      |                                                                  | jane@a.example   | {"outlook": {"Enabled": true, "Exchange_Url": "all-e", "Outlook_Url": "all-o"}}
                    true      | {"a.example": {"Exchange_Url": "e", "Outlook_Url": "o"}}         | jane@a.example   | {"outlook": {"Enabled": true, "Exchange_Url": "e", "Outlook_Url": "o"}}
                    true      | {"a.example": {"Exchange_Url": "e"}}                             | jane@a.example   | {"outlook": {"Enabled": true, "Exchange_Url": "e", "Outlook_Url": "all-o"}}
                    true      | {"b.example": {"Exchange_Url": "e", "Outlook_Url": "o"}}         | jane@a.example   | {"outlook": {"Enabled": true, "Exchange_Url": "all-e", "Outlook_Url": "all-o"}}
                    true      | {"a.example": {"Exchange_Url": "e", "Outlook_Url": "o"}}         |                  | {"outlook": {"Enabled": true, "Exchange_Url": "all-e", "Outlook_Url": "all-o"}}
                    true      | {"a.example":                                                    | jane@a.example   | {"outlook": {"Enabled": true, "Exchange_Url": "all-e", "Outlook_Url": "all-o"}}
                    true      | []                                                               | jane@a.example   | {"outlook": {"Enabled": true, "Exchange_Url": "all-e", "Outlook_Url": "all-o"}}
                    """)
    void theCalendarIsTheWorkspacesOrTheOneOfTheDomain(
            Boolean enabled, String mapping, String address, String calendar) {
        workspace
                .setting("Outlook_Calendar_Exchange_Url", "all-e")
                .setting("Outlook_Calendar_Outlook_Url", "all-o");
        if (enabled != null) {
            workspace.setting("Outlook_Calendar_Enabled", enabled);
        }
        if (mapping != null) {
            workspace.setting("Outlook_Calendar_Url_Mapping", mapping);
        }
        workspace.settled();
        UserFixture jane = user("jane").loggedIn();

        JsonNode me =
                Profiles.of(
                        workspace,
                        address == null
                                ? jane.email("jane@a.example", false)
                                : jane.email(address, true));

        assertThat(me.path("settings").path("calendar")).isEqualTo(JsonText.node(calendar));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # stored                                                             | banners; the version of the server is not configured here
                    {}                                                                   | {}
                    {"welcome": {"id": "welcome", "read": true, "link": null}}           | {"welcome": {"id": "welcome", "read": true, "link": null}}
                    {"versionUpdate-8_7_0": {"id": "v"}}                                 | {"versionUpdate-8_7_0": {"id": "v"}}
                    {"versionUpdate-": {"id": "v"}, "a": 1}                              | {"a": 1}
                    {"versionUpdate-soon": {"id": "v"}, "versionUpdateSoon": 1}          | {"versionUpdateSoon": 1}
                    """)
    void bannersAreAnsweredButForUpdatesToNoVersion(String stored, String banners) {
        JsonNode me = Profiles.with(workspace, "banners", stored);

        assertThat(me.path("banners")).isEqualTo(JsonText.node(banners));
    }
}
