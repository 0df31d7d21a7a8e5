package dev.rollcall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Documents;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each example response of the five documents: the data that it implies is put into the workspace,
 * and the whole answer is compared with it.
 */
@BlackBox
class DocumentsIT {

    private final TestWorkspace workspace;
    private final RollcallPair pair;

    DocumentsIT(TestWorkspace workspace, RollcallPair pair) {
        this.workspace = workspace;
        this.pair = pair;
    }

    @BeforeEach
    void reset() {
        workspace.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # document                         | caller        | parameters beside userId
                    users.info-7.x-success             | administrator | &includeUserRooms=True
                    users.info-3.x-regular-caller      | regular       | ``
                    users.info-3.x-rooms               | administrator | &fields={"userRooms":%201}
                    users.info-6.x-regular-caller      | administrator | ``
                    users.info-6.x-rooms               | administrator | &fields={"userRooms":%201}
                    """)
    void aUserIsAnsweredAsPrinted(String document, String caller, String parameters) {
        JsonNode printed = Documents.response(document);
        JsonNode user = printed.get("user");
        workspace.add(PrintedUser.stored(user));
        PrintedUser.subscriptions(user).forEach(workspace.subscriptions()::insertOne);
        UserFixture asking = workspace.add(caller(caller));

        Response response =
                api(asking)
                        .get("/api/v1/users.info?userId=" + user.get("_id").asText() + parameters);

        assertAsPrinted(printed, response, 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # document                  | status | target
                    users.info-7.x-invalid-params  | 400 | /api/v1/users.info
                    users.info-7.x-user-not-found  | 400 | /api/v1/users.info?userId=nobody
                    """)
    void aRefusalIsAnsweredAsPrinted(String document, int status, String target) {
        UserFixture asking = workspace.add(Fixtures.regular());

        assertAsPrinted(Documents.response(document), api(asking).get(target), status);
    }

    @Test
    void aMissingLoginIsAnsweredAsPrinted() {
        Response response = pair.api(TestDialect.DOCUMENTED).get("/api/v1/users.info?userId=a");

        assertAsPrinted(Documents.response("users.info-7.x-unauthenticated"), response, 401);
    }

    @Test
    void theOwnProfileIsAnsweredAsPrinted() {
        JsonNode printed = Documents.response("me-user-profile");
        UserFixture user = workspace.add(PrintedUser.stored(printed).loggedIn());
        workspace.setting("Site_Url", "http://localhost:3000").settled();

        assertAsPrinted(printed, api(user).get("/api/v1/me"), 200);
    }

    @ParameterizedTest
    @CsvSource({
        "users.list-regular-caller, regular",
        "users.list-administrator, administrator",
    })
    void aListIsAnsweredAsPrinted(String document, String caller) {
        JsonNode printed = Documents.response(document);
        printed.get("users").forEach(user -> workspace.add(PrintedUser.stored(user)));
        UserFixture asking = workspace.add(caller(caller).username("m.caller"));
        int fillers = printed.get("total").asInt() - printed.get("users").size() - 1;
        for (int filler = 0; filler < fillers; filler++) {
            workspace.add(UserFixture.user("m.filler." + filler));
        }

        Response response = api(asking).get("/api/v1/users.list");

        assertThat(response.json().get("users")).hasSize(printed.get("total").asInt());
        assertAsPrinted(printed, withoutPlaceholders(response, "m."), 200);
    }

    @Test
    void aFilteredListIsAnsweredAsPrinted() {
        JsonNode printed = Documents.response("users.list-custom-fields");
        workspace.add(PrintedUser.stored(printed.get("users").get(0)));
        UserFixture asking = workspace.add(Fixtures.administrator());
        workspace
                .setting(
                        "Accounts_CustomFields",
                        "{\"clearance\":{\"type\":\"text\",\"public\":true},\"team\":{\"type\":\"text\",\"public\":true}}")
                .settled();

        Response response =
                api(asking)
                        .get(
                                "/api/v1/users.list?query={\"customFields.clearance\"%20:%20\"High\"}"
                                        + "&fields={\"customFields\"%20:%201}");

        assertAsPrinted(printed, response, 200);
    }

    /** The documents print the others of a list as three dots. */
    private static Response withoutPlaceholders(Response response, String prefix) {
        ObjectNode body = response.json().deepCopy();
        ArrayNode kept = body.putArray("users");
        response.json()
                .get("users")
                .forEach(
                        user -> {
                            if (!user.get("username").asText().startsWith(prefix)) {
                                kept.add(user);
                            }
                        });
        return new Response(response.status(), response.headers(), body.toString());
    }

    private Api api(UserFixture caller) {
        return pair.api(TestDialect.DOCUMENTED).as(caller);
    }

    private static UserFixture caller(String kind) {
        return Map.of("administrator", Fixtures.administrator(), "regular", Fixtures.regular())
                .get(kind);
    }

    private static void assertAsPrinted(JsonNode printed, Response response, int status) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(PrintedResponse.differences(printed, response.json())).isEmpty();
    }
}
