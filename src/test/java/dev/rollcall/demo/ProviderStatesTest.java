package dev.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.rollcall.demo.workspace.WorkspaceContents;
import dev.rollcall.demo.workspace.WorkspaceContents.DemoCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The states as they are written into a database. */
class ProviderStatesTest {

    private static EmbeddedServer server;
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start();
        client = MongoClients.create(server.url("rocketchat"));
        database = client.getDatabase("rocketchat");
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    users                       | username      | roxie           | an administrator
                    users                       | username      | john.m          | a regular caller
                    users                       | username      | botkit.user     | a bot
                    users                       | username      | john.m          | a bearer token
                    rocketchat_oauth_access_tokens | accessToken | demo-bearer-john.m | a bearer token
                    users                       | username      | test.john       | user test.john exists
                    rocketchat_subscription     | u.username    | test.john       | user test.john exists
                    users                       | freeSwitchExtension | 1001      | user test.jane exists
                    users                       | customFields.clearance | High   | user ciel exists
                    users                       | username      | former.member   | a deactivated user exists
                    users                       | username      | person.0001     | a thousand users
                    rocketchat_settings         | value         | https://chat.example.com | cross-origin calls limited
                    """)
    void addsWhatItNames(String collection, String member, String value, String state) {
        seed();
        assertThat(count(collection, member, value)).isZero();
        seed(state);
        assertThat(count(collection, member, value)).isPositive();
        seed();
        assertThat(count(collection, member, value)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    view-d-room               | permission view-d-room withdrawn
                    view-full-other-user-info | permission view-full-other-user-info withdrawn
                    view-other-user-channels  | permission view-other-user-channels withdrawn
                    api-bypass-rate-limit     | rate limited
                    api-bypass-rate-limit     | rate limiter on
                    """)
    void withdrawsThePermission(String permission, String state) {
        seed();
        assertThat(count("rocketchat_permissions", "_id", permission)).isOne();
        seed(state);
        assertThat(count("rocketchat_permissions", "_id", permission)).isZero();
    }

    @Test
    void aThousandUsersAreAThousandWhateverElseIsAskedFor() {
        for (String other : List.of("no such user", "user ciel exists", "the demo workspace")) {
            seed("a thousand users", other);
            assertThat(count("users")).as(other).isEqualTo(1000);
        }
    }

    @Test
    void theDemoWorkspaceIsTheOneThatTheServiceStartsWith() {
        seed("the demo workspace");
        Map<String, List<Document>> byState = everything();
        new WorkspaceContents().withDemo().replaceAllIn(database);
        assertThat(byState).isEqualTo(everything());
    }

    @Test
    void aTokenThatWasRevokedIsGoneWhicheverStateIsNamedFirst() {
        seed("a regular caller logged out", "a regular caller", "a bearer token");
        assertThat(count("users", "username", "john.m")).isOne();
        assertThat(
                        database.getCollection("users")
                                .countDocuments(
                                        new Document(
                                                "services.resume.loginTokens.hashedToken",
                                                new Document("$exists", true))))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void seededTwiceIsTheSameAsOnce(ProviderState state) {
        seed(state.stateName());
        Map<String, List<Document>> once = everything();
        seed(state.stateName());
        assertThat(everything()).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void hasANameThatACommandLineCanListAndAMeaning(ProviderState state) {
        assertThat(state.stateName()).matches("[a-z0-9.-]+( [a-z0-9.-]+)*");
        assertThat(state.meaning()).matches("[A-Za-z].*\\.");
        assertThat(ProviderStates.catalogue()).contains(state.stateName(), state.meaning());
    }

    @ParameterizedTest
    @CsvSource({
        "a regular caller, user ciel exists, true",
        "a regular caller, rate limited, false",
        "rate limiter on, rate limited, false",
        "a bot, permission view-d-room withdrawn, false"
    })
    void knowsIfTheConfigurationDiffers(String one, String other, boolean same) {
        assertThat(
                        ProviderStates.named(List.of(one))
                                .hasConfigurationOf(ProviderStates.named(List.of(other))))
                .isEqualTo(same);
    }

    @Test
    void noTwoHaveTheSameName() {
        assertThat(Arrays.stream(ProviderState.values()).map(ProviderState::stateName))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownOneIsRefusedWithTheListOfTheKnown() {
        assertThatThrownBy(() -> ProviderStates.named(List.of("a bot", "nonsense")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no provider state 'nonsense'. The known are: ")
                .hasMessageContainingAll(
                        Arrays.stream(ProviderState.values())
                                .map(ProviderState::stateName)
                                .toArray(String[]::new));
    }

    private static void seed(String... states) {
        ProviderStates.named(List.of(states)).seed(database);
    }

    private static long count(String collection, String member, String value) {
        return database.getCollection(collection).countDocuments(new Document(member, value));
    }

    private static long count(String collection) {
        return database.getCollection(collection).countDocuments();
    }

    private static Map<String, List<Document>> everything() {
        Map<String, List<Document>> contents = new HashMap<>();
        for (DemoCollection collection : DemoCollection.values()) {
            contents.put(
                    collection.name(),
                    collection
                            .in(database)
                            .find()
                            .sort(new Document("_id", 1))
                            .into(new ArrayList<>()));
        }
        return contents;
    }
}
