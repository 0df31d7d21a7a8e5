package dev.rollcall.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.rollcall.demo.EmbeddedServer;
import dev.rollcall.demo.person.DemoCaller;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoWorkspaceTest {

    private static EmbeddedServer server;
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void fill() {
        server = EmbeddedServer.start();
        client = MongoClients.create(server.url("rocketchat"));
        database = client.getDatabase("rocketchat");
        new WorkspaceContents().withDemo().replaceAllIn(database);
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() {
        assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void hasAThousandUsersWithPasswordsAndRooms() {
        List<Document> users = find("users", new Document());
        assertThat(users)
                .hasSize(1000)
                .allSatisfy(user -> assertThat(user.toJson()).contains("demo-secret-bcrypt"));
        assertThat(
                        database.getCollection("rocketchat_subscription")
                                .distinct("u._id", String.class))
                .hasSize(1000);
    }

    @ParameterizedTest
    @EnumSource
    void everyCallerIsStored(DemoCaller caller) {
        assertThat(caller.token()).hasSize(43);
        assertThat(find("users", new Document("_id", caller.id())))
                .singleElement()
                .satisfies(
                        user ->
                                assertThat(user.getString("username"))
                                        .isEqualTo(caller.username()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"john@m.com", "example@test.com"})
    void usersAreFoundByMembersOfArrays(String address) {
        assertThat(find("users", new Document("emails.address", address))).hasSize(1);
    }

    @Test
    void testJohnIsInTheRoomsThatThePrintedProfileShows() {
        List<Document> rooms =
                find("rocketchat_subscription", new Document("u._id", "5fRTXMt7DMJbpPJfh"));
        assertThat(rooms)
                .extracting(room -> room.getString("name"))
                .containsExactly(
                        "Livestream", "general", "test-audit", "test-room", "try", "roxie", "new");
    }

    @Test
    void testJaneIsInRoomsOfEveryType() {
        List<Document> rooms =
                find("rocketchat_subscription", new Document("u._id", "W7NHuX5ri2e3mu2Fc"));
        assertThat(rooms).extracting(room -> room.getString("t")).contains("c", "d", "l", "p", "v");
    }

    @Test
    void onlyCielHasTheHighClearance() {
        assertThat(
                        database.getCollection("users")
                                .countDocuments(Filters.eq("customFields.clearance", "High")))
                .isEqualTo(1);
    }

    @Test
    void leavesTheSiteAndTheRateLimitUnset() {
        assertThat(find("rocketchat_settings", new Document()))
                .extracting(setting -> setting.getString("_id"))
                .filteredOn(id -> id.startsWith("Accounts_Default_User_Preferences_"))
                .hasSize(38);
        assertThat(find("rocketchat_settings", new Document()))
                .extracting(setting -> setting.getString("_id"))
                .noneMatch(id -> id.equals("Site_Url") || id.startsWith("API_Enable_Rate_Limiter"));
    }

    private static List<Document> find(String collection, Document filter) {
        return database.getCollection(collection)
                .find(filter)
                .sort(Sorts.ascending("t", "name"))
                .into(new ArrayList<>());
    }
}
