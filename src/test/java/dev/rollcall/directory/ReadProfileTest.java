package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.ReadProfile.OwnProfile;
import dev.rollcall.directory.ReadProfile.OwnProfile.CalendarAddresses;
import dev.rollcall.directory.failure.DirectoryFailure.UserNotFound;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.workspace.FakeWorkspaceStore;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.StandInConfiguration;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One's own profile: what it is made of, and how it is read. */
class ReadProfileTest {

    private static final String DEFAULTS = "Accounts_Default_User_Preferences_";

    @Test
    void oneLookUpAuthenticatesAndBringsTheProfile() {
        Desk desk = new Desk(Map.of()).with(Desk.user("jane", "jane.doe", "user").build());

        OwnProfile profile = read(desk, Desk.token("jane"));

        assertThat(profile.user().id()).isEqualTo("jane");
        assertThat(profile.user().value(UserField.EMAIL)).contains("jane.doe@example.com");
        assertThat(profile.user().value(UserField.OAUTH_USER)).contains(false);
        assertThat(profile.user().mayShow(UserField.IMPORT_IDS)).isFalse();
        assertThat(desk.users.log).isEmpty();
        assertThat(desk.callers.lookUps)
                .singleElement()
                .satisfies(own -> assertThat(own.includes(UserField.SERVICE_NAMES)).isTrue());
    }

    @Test
    void anAccessTokenBringsTheProfileAsWell() {
        Desk desk = new Desk(Map.of()).with(Desk.user("jane", "jane.doe", "user").build());

        assertThat(read(desk, new Credentials.Bearer("access of jane")).user().id())
                .isEqualTo("jane");
    }

    @Test
    void whoSignsInByAnotherServiceIsAnOAuthUser() {
        StoredUser user =
                Desk.user("jane", "jane.doe")
                        .put(UserField.SERVICE_NAMES, List.of("resume", "google"))
                        .build();

        assertThat(profile(Map.of(), user).user().value(UserField.OAUTH_USER)).contains(true);
    }

    /** The own map overrides the defaults, even with null or false, and adds keys of its own. */
    @Test
    void preferencesAreTheDefaultsUnderTheOwnOnes() {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("useEmojis", false);
        own.put("unreadAlert", null);
        own.put("clockMode", 2);
        StoredUser user = Desk.user("jane", "jane.doe").put(UserField.PREFERENCES, own).build();

        OwnProfile profile =
                profile(
                        Map.of(
                                DEFAULTS + "useEmojis", true,
                                DEFAULTS + "unreadAlert", true,
                                DEFAULTS + "idleTimeLimit", 300),
                        user);

        Map<String, Object> expected = new HashMap<>();
        expected.put("useEmojis", false);
        expected.put("unreadAlert", null);
        expected.put("clockMode", 2);
        expected.put("idleTimeLimit", 300);
        assertThat(profile.user().value(UserField.PREFERENCES)).contains(expected);
    }

    @Test
    void aDefaultThatIsStoredAsNullStaysNull() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(DEFAULTS + "sidebarViewMode", null);
        StoredUser user = Desk.user("jane", "jane.doe").build();
        Map<String, Object> expected = new HashMap<>();
        expected.put("sidebarViewMode", null);

        assertThat(profile(settings, user).user().value(UserField.PREFERENCES)).contains(expected);
    }

    @Test
    void preferencesAreTheDefaultsIfTheUserHasNone() {
        StoredUser user = Desk.user("jane", "jane.doe").build();

        assertThat(
                        profile(Map.of(DEFAULTS + "sendOnEnter", "normal"), user)
                                .user()
                                .value(UserField.PREFERENCES))
                .contains(Map.of("sendOnEnter", "normal"));
        assertThat(profile(Map.of(), user).user().value(UserField.PREFERENCES)).contains(Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Site_Url                  | user name | avatarUrl
                                                | jane.doe  | http://localhost:3000/avatar/jane.doe
                    https://chat.example        | jane.doe  | https://chat.example/avatar/jane.doe
                    https://chat.example/       | jane.doe  | https://chat.example/avatar/jane.doe
                    ' https://chat.example/ '   | jane.doe  | https://chat.example/avatar/jane.doe
                    https://chat.example/prefix | jane.doe  | https://chat.example/prefix/avatar/jane.doe
                    https://chat.example        | jörg/é ü  | https://chat.example/avatar/jörg/é ü
                    https://chat.example        |           |
                    https://chat.example        | ''        |
                    ''                          | jane.doe  | http://localhost:3000/avatar/jane.doe
                    '  '                        | jane.doe  | http://localhost:3000/avatar/jane.doe
                    """)
    void avatarUrlIsTheSiteWithTheUserNameAsItIs(String site, String username, String avatarUrl) {
        StoredUser.Builder user = StoredUser.withId("jane");
        Optional.ofNullable(username).ifPresent(name -> user.put(UserField.USERNAME, name));
        Map<String, Object> settings = site == null ? Map.of() : Map.of("Site_Url", site);

        assertThat(profile(settings, user.build()).user().value(UserField.AVATAR_URL))
                .isEqualTo(Optional.ofNullable(avatarUrl));
    }

    @ParameterizedTest
    @CsvSource({"2048, true", "2049, false", "70000, false"})
    void avatarUrlDoesNotBeginWithASiteOfAnyLength(int length, boolean taken) {
        String site = "https://" + "a".repeat(length - "https://".length());
        StoredUser jane = StoredUser.withId("jane").put(UserField.USERNAME, "jane").build();

        assertThat(profile(Map.of("Site_Url", site), jane).user().value(UserField.AVATAR_URL))
                .contains((taken ? site : "http://localhost:3000") + "/avatar/jane");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # on  | mapping                                                       | address       | calendar
                    false |                                                               | jane@a.example | none
                          |                                                               | jane@a.example | none
                    true  |                                                               | jane@a.example | common-exchange common-outlook
                    true  | {}                                                            | jane@a.example | common-exchange common-outlook
                    true  | {"a.example":{"Exchange_Url":"e","Outlook_Url":"o"}}          | jane@a.example | e o
                    true  | {"a.example":{"Exchange_Url":"e"}}                            | jane@a.example | e common-outlook
                    true  | {"a.example":{"Exchange_Url":null,"Outlook_Url":"o"}}         | jane@a.example | common-exchange o
                    true  | {"a.example":{"Exchange_Url":"e","Outlook_Url":"o"}}          | jane@b.example | common-exchange common-outlook
                    true  | {"a.example":{"Exchange_Url":"e","Outlook_Url":"o"}}          |                | common-exchange common-outlook
                    true  | {                                                             | jane@a.example | common-exchange common-outlook
                    true  | ''                                                            | jane@a.example | common-exchange common-outlook
                    true  | []                                                            | jane@a.example | common-exchange common-outlook
                    """)
    void calendarIsTheWorkspacesOrTheOneOfTheVerifiedAddressesDomain(
            Boolean on, String mapping, String address, String calendar) {
        Map<String, Object> settings =
                new HashMap<>(
                        Map.of(
                                "Outlook_Calendar_Exchange_Url",
                                "common-exchange",
                                "Outlook_Calendar_Outlook_Url",
                                "common-outlook"));
        Optional.ofNullable(on).ifPresent(value -> settings.put("Outlook_Calendar_Enabled", value));
        Optional.ofNullable(mapping)
                .ifPresent(value -> settings.put("Outlook_Calendar_Url_Mapping", value));
        StoredUser user =
                StoredUser.withId("jane")
                        .put(
                                UserField.EMAILS,
                                Stream.ofNullable(address)
                                        .map(text -> new EmailAddress(text, Optional.of(true)))
                                        .toList())
                        .build();

        assertThat(
                        profile(settings, user)
                                .calendar()
                                .map(outlook -> outlook.exchangeUrl() + " " + outlook.outlookUrl())
                                .orElse("none"))
                .isEqualTo(calendar);
    }

    @Test
    void calendarHasEmptyAddressesIfTheWorkspaceNamesNone() {
        assertThat(
                        profile(
                                        Map.of("Outlook_Calendar_Enabled", true),
                                        StoredUser.withId("jane").build())
                                .calendar())
                .contains(new CalendarAddresses("", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # server | banner                | kept
                    8.6.1    | versionUpdate-8_6_0   | false
                    8.6.1    | versionUpdate-8_6_1   | false
                    8.6.1    | versionUpdate-8_6_2   | true
                    8.6.1    | versionUpdate-8_10_0  | true
                    8.6.1    | versionUpdate-10_0_0  | true
                    8.6.1    | versionUpdate-7_9_9   | false
                    8.6.1    | versionUpdate-        | false
                    8.6.1    | versionUpdate-next    | false
                    8.6.1    | versionUpdate-1.2.3   | false
                    8.6.1    | cloud-notice          | true
                             | versionUpdate-7_9_9   | true
                             | versionUpdate-next    | false
                             | cloud-notice          | true
                    """)
    void noticesOfVersionsThatTheServerHasAreDropped(String server, String banner, boolean kept) {
        StoredUser user =
                StoredUser.withId("jane")
                        .put(UserField.BANNERS, Map.of(banner, Map.of("id", banner)))
                        .build();
        Desk desk =
                desk(
                        Map.of(),
                        StandInConfiguration.SHORT.withServerVersion(Optional.ofNullable(server)),
                        user);

        assertThat(read(desk, Desk.token("jane")).user().value(UserField.BANNERS))
                .contains(kept ? Map.of(banner, Map.of("id", banner)) : Map.of());
    }

    @Test
    void whoHasNoNoticesGetsNone() {
        assertThat(
                        profile(Map.of(), StoredUser.withId("jane").build())
                                .user()
                                .value(UserField.BANNERS))
                .isEmpty();
    }

    @Test
    void allStoredCustomFieldsAreOnesOwn() {
        StoredUser user =
                StoredUser.withId("jane")
                        .put(UserField.CUSTOM_FIELDS, Map.of("undeclared", "x"))
                        .build();

        assertThat(profile(Map.of(), user).user().value(UserField.CUSTOM_FIELDS))
                .contains(Map.of("undeclared", "x"));
    }

    @Test
    void withoutARecordThereIsNoProfile() {
        Caller caller =
                new Caller(
                        "jane", Optional.empty(), Set.of(), List.of(), Set.of(), Optional.empty());
        Session session = new Session(caller, Set.of(), Optional.empty());
        ReadProfile readProfile = new Desk(Map.of()).readProfile;

        assertThatExceptionOfType(UserNotFound.class).isThrownBy(() -> readProfile.read(session));
    }

    @Test
    void unknownRightsAreAFailureAndNoException() {
        LiveWorkspace unread = new FakeWorkspaceStore(Map.of(), Map.of()).unread();
        Uni<Session> session =
                new Desk(Dialect.EIGHT, unread, StandInConfiguration.SHORT)
                        .readProfile.authenticate(Desk.token("jane"));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> session.await().atMost(Duration.ofSeconds(30)));
    }

    private static OwnProfile profile(Map<String, Object> settings, StoredUser user) {
        return read(desk(settings, StandInConfiguration.SHORT, user), Desk.token(user.id()));
    }

    private static Desk desk(
            Map<String, Object> settings, StandInConfiguration configuration, StoredUser user) {
        LiveWorkspace workspace = new FakeWorkspaceStore(Desk.ROLES, settings).read();
        return new Desk(Dialect.DOCUMENTED, workspace, configuration).with(user);
    }

    private static OwnProfile read(Desk desk, Credentials credentials) {
        return desk.readProfile
                .authenticate(credentials)
                .map(desk.readProfile::read)
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
