package dev.rollcall.blackbox.info;

import static dev.rollcall.blackbox.info.People.ADMINISTRATOR;
import static dev.rollcall.blackbox.info.People.CALLER;
import static dev.rollcall.blackbox.info.People.JANE;
import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.TestDialect.expected;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.RoomFixture;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of a user, if they are asked for and may be seen. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class RoomsIT {

    TestWorkspace workspace;

    @BeforeEach
    void seed() {
        People.meet(workspace);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # beside the look-up                              | documented | 8
                                                                      | false      | false
                    includeUserRooms=true                             | true       | true
                    includeUserRooms=True                             | true       | false
                    includeUserRooms=TRUE                             | true       | false
                    includeUserRooms=                                 | false      | false
                    includeUserRooms=1                                | false      | false
                    includeUserRooms=yes                              | false      | false
                    includeUserRooms=+true                            | false      | false
                    includeUserRooms=false                            | false      | false
                    includeUserRooms[]=true                           | true       | true
                    fields={"userRooms":1}                            | true       | false
                    fields=%7B%22userRooms%22%3A%201%7D               | true       | false
                    fields={"userRooms":1,"name":0}                   | true       | false
                    fields={"userRooms":0}                            | false      | false
                    fields={"name":1}                                 | false      | false
                    fields={"userRooms":0}&includeUserRooms=true      | true       | true
                    """)
    void roomsAreAddedIfTheyAreAskedFor(String asked, boolean documented, boolean eight) {
        String query = "userId=id-of-jane" + (asked == null ? "" : "&" + asked);

        assertThat(Lookups.user(ADMINISTRATOR, query).has("rooms"))
                .isEqualTo(expected(documented, eight));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # caller      | look-up               | rooms of
                    regular       | userId=id-of-jane     |
                    regular       | userId=id-of-regular  | regular
                    regular       | username=regular      | regular
                    regular       | email=regular@example.com | regular
                    # one's own record found by chance
                    regular       | userId=regular        | regular
                    regular       | username=id-of-regular | regular
                    administrator | userId=id-of-jane     | jane
                    administrator | username=jane         | jane
                    administrator | userId=id-of-administrator | administrator
                    holder        | userId=id-of-jane     | jane
                    full          | userId=id-of-jane     |
                    """)
    void roomsAreShownToTheirUserAndToHoldersOfThePermission(String who, String lookup, String of) {
        UserFixture holder = user("holder").roles("channels").loggedIn();
        UserFixture full = user("full").roles("full").loggedIn();
        workspace
                .grant("view-other-user-channels", "admin", "channels")
                .grant("view-full-other-user-info", "admin", "full")
                .settled();
        workspace.add(holder, full);
        for (UserFixture member : List.of(CALLER, ADMINISTRATOR, JANE)) {
            workspace.join(member, room("c", "room of " + member.username().orElseThrow()));
        }
        UserFixture caller =
                Map.of(
                                "regular",
                                CALLER,
                                "administrator",
                                ADMINISTRATOR,
                                "holder",
                                holder,
                                "full",
                                full)
                        .get(who);

        JsonNode user = Lookups.user(caller, lookup + "&includeUserRooms=true");

        assertThat(user.has("rooms")).isEqualTo(of != null);
        assertThat(names(user)).isEqualTo(of == null ? "" : "c:room of " + of);
    }

    /** A body would be read as the beginning of the next answer on the same connection. */
    @Test
    void aLargeAnswerHasNoBodyIfTheMethodIsHead() {
        workspace.join(
                JANE,
                IntStream.range(0, 200)
                        .mapToObj(n -> room("c", "room " + n))
                        .toArray(RoomFixture[]::new));
        String target = "/api/v1/users.info?includeUserRooms=true&userId=id-of-jane";

        for (int n = 0; n < 2; n++) {
            given().headers(loginOf(ADMINISTRATOR)).head(target).then().statusCode(200);
        }

        assertThat(
                        Lookups.user(ADMINISTRATOR, "includeUserRooms=true&userId=id-of-jane")
                                .get("rooms"))
                .hasSize(200);
    }

    @Test
    void roomsAreOrderedByTypeThenByNameInBinaryOrder() {
        workspace.join(
                JANE,
                room("v", "a"),
                room("p", "b"),
                room("c", "b"),
                room("d", "z"),
                room("l", "m"),
                room("c", "a"),
                room("c", "B"),
                room("p", "Z"),
                room("c", "ä"),
                room("c", "a1"),
                room("c", "unnamed").without("name"));

        assertThat(names(janesRooms()))
                .isEqualTo("c:, c:B, c:a, c:a1, c:b, c:ä, d:z, l:m, p:Z, p:b, v:a");
    }

    @Test
    void roomsOfTheSameTypeAndNameKeepAnOrder() {
        workspace.join(
                JANE,
                room("c", "same").roomId("r2").id("2"),
                room("c", "same").roomId("r3").id("3"),
                room("c", "same").roomId("r1").id("1"));

        assertThat(janesRooms().path("rooms").findValuesAsText("_id"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void closedAndArchivedRoomsCountAndThoseThatBannedTheUserDoNot() {
        workspace.join(
                JANE,
                room("c", "closed").with("open", false),
                room("c", "archived").with("archived", true),
                room("c", "invited").with("status", "INVITED"),
                room("c", "banned").with("status", "BANNED"),
                room("c", "nothing said").with("status", null));
        workspace.join(CALLER, room("c", "of somebody else"));

        assertThat(names(janesRooms()))
                .isEqualTo("c:archived, c:closed, c:invited, c:nothing said");
    }

    @Test
    void withoutRoomsTheListIsEmpty() {
        assertThat(janesRooms().path("rooms")).isEqualTo(JsonText.node("[]"));
    }

    @Test
    void aRoomHasItsMembersAndNoOthers() {
        workspace.join(
                JANE,
                room("c", "a")
                        .id("1")
                        .roomId("r1")
                        .unread(3)
                        .roles("owner", "leader")
                        .with("federated", true)
                        .with("alert", true)
                        .with("E2EKey", "key")
                        .with("fname", "A"),
                room("c", "b").id("2").roomId("r2").roles(),
                room("c", "c").id("3").roomId("r3").without("unread"),
                room("c", "d")
                        .id("4")
                        .roomId("r4")
                        .with("roles", null)
                        .with("unread", "many")
                        .with("federated", "yes"));
        String rooms =
                "\"rooms\":[{\"_id\":\"1\",\"rid\":\"r1\",\"name\":\"a\",\"t\":\"c\",\"unread\":3,"
                        + "\"roles\":[\"owner\",\"leader\"],\"federated\":true},"
                        + "{\"_id\":\"2\",\"rid\":\"r2\",\"name\":\"b\",\"t\":\"c\",\"unread\":0,\"roles\":[]},"
                        + "{\"_id\":\"3\",\"rid\":\"r3\",\"name\":\"c\",\"t\":\"c\"},"
                        + "{\"_id\":\"4\",\"rid\":\"r4\",\"name\":\"d\",\"t\":\"c\"}]},\"success\":true}";

        given().headers(loginOf(ADMINISTRATOR))
                .when()
                .get("/api/v1/users.info?userId=id-of-jane&includeUserRooms=true")
                .then()
                .statusCode(200)
                .body(endsWith(rooms));
    }

    private static JsonNode janesRooms() {
        return Lookups.user(ADMINISTRATOR, "userId=id-of-jane&includeUserRooms=true");
    }

    private static String names(JsonNode user) {
        return user.findParents("rid").stream()
                .map(room -> room.path("t").asText() + ":" + room.path("name").asText())
                .collect(Collectors.joining(", "));
    }
}
