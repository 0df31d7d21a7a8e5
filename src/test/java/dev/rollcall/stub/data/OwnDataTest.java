package dev.rollcall.stub.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import dev.rollcall.demo.ProviderStates;
import dev.rollcall.stub.data.UnusableData.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDataTest {

    private static final Path SCHEMA = Path.of("src/main/resources/META-INF/stub-data.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The schema and the reader judge the same; what only the reader knows is in other tests. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # data                                                             | mistake, or none
                    {}                                                                 |
                    {"$schema": "stub-data.schema.json"}                               |
                    {"users": [{"_id": "a"}]}                                          |
                    {"users": [{"_id": "a", "anything": {"else": [1, null]}}]}         |
                    {"users": [{"_id": "a", "createdAt": "2024-05-06T07:08:09Z"}]}     |
                    {"users": [{"_id": "a", "lastLogin": {"$date": "2024-05-06T07:08:09Z"}}]} |
                    {"users": [{"_id": "a", "emails": [{"address": "a@example.com", "verified": true}]}]} |
                    {"customFields": {"team": {"type": "text", "public": true}}}       |
                    {"permissions": {"view-d-room": []}}                               |
                    {"settings": {"a": 1, "b": "x", "c": true, "d": null, "e": ["x"]}} |
                    []                                                                 | line 1, $: has to be an object.
                    {"people": []}                                                     | line 1, people: is not known; known are $schema, users, rooms, customFields, permissions, settings, callers.
                    {"users": {}}                                                      | line 1, users: has to be a list of objects.
                    {"users": [1]}                                                     | line 1, users: has to be a list of objects.
                    {"users": [{}]}                                                    | line 1, users[0]: has no `_id`.
                    {"users": [{"_id": ""}]}                                           | line 1, users[0]._id: has to be a text of 1 to 100 characters.
                    {"users": [{"_id": 1}]}                                            | line 1, users[0]._id: has to be a text of 1 to 100 characters.
                    {"users": [{"_id": "a", "username": 1}]}                           | line 1, users[0].username: has to be a text.
                    {"users": [{"_id": "a", "active": "yes"}]}                         | line 1, users[0].active: has to be true or false.
                    {"users": [{"_id": "a", "utcOffset": "1"}]}                        | line 1, users[0].utcOffset: has to be a number.
                    {"users": [{"_id": "a", "roles": "user"}]}                         | line 1, users[0].roles: has to be a list of texts.
                    {"users": [{"_id": "a", "emails": ["a@example.com"]}]}             | line 1, users[0].emails: has to be a list of objects with a text `address`.
                    {"users": [{"_id": "a", "createdAt": "soon"}]}                     | line 1, users[0].createdAt: has to be a time, as "2024-05-06T07:08:09Z" or {"$date": "2024-05-06T07:08:09Z"}.
                    {"users": [{"_id": "a", "services": []}]}                          | line 1, users[0].services: has to be an object.
                    {"rooms": [{"rid": "r", "name": "n", "t": "x", "u": {}}]}          | line 1, rooms[0].t: has to be one of c, p, d, l and v.
                    {"rooms": [{"rid": "r", "name": "n", "t": "c"}]}                   | line 1, rooms[0]: has no `u`.
                    {"customFields": {"team": "text"}}                                 | line 1, customFields.team: has to be an object.
                    {"permissions": {"view-d-room": "admin"}}                          | line 1, permissions.view-d-room: has to be a list of texts.
                    {"settings": {"a": {"b": 1}}}                                      | line 1, settings.a: has to be a text, a number, true, false, null or a list of texts.
                    {"callers": {"ann": "short"}}                                      | line 1, callers.ann: has to be a text of 8 to 200 letters, digits and .-_~+/=.
                    """)
    void eachMistakeIsNamedAndTheSchemaKnowsItToo(String json, String mistake)
            throws IOException, ProcessingException {
        assertThat(schema().validInstance(JSON.readTree(json))).isEqualTo(mistake == null);
        if (mistake == null) {
            assertThat(OwnData.parse(json).callers()).isEmpty();
        } else {
            assertMistakes(json, mistake);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # what no schema says
                    ''                                                           | line 1, $: is empty; it has to be a JSON object.
                    {"users": []} x                                              | line 1, $: is no JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false').
                    {"users": [], "users": []}                                   | line 1, users: is there twice.
                    {"users": [{"_id": "a"}, {"_id": "a"}]}                      | line 1, users[1]._id: is the same as users[0]._id.
                    {"users": [{"_id": "a", "username": "x"}, {"_id": "b", "username": "x"}]} | line 1, users[1].username: is the same as users[0].username.
                    {"callers": {"ann": "token-of-ann"}}                         | line 1, callers.ann: is no user name of `users`.
                    {"users": [{"_id": "a", "x": {"$what": 1}}]}                 | line 1, users[0].x: is no value that MongoDB's tools write: known are $date, $oid, $numberInt, $numberLong, $numberDouble and $numberDecimal.
                    {"users": [{"_id": "a", "x": {"$a": 1, "b": 2}}]}            | line 1, users[0].x.$a: has a name that cannot be stored.
                    {"users": [{"_id": "a", "x": {"$date": "+999999999-01-01T00:00:00Z"}}]} | line 1, users[0].x: is no value that MongoDB's tools write: known are $date, $oid, $numberInt, $numberLong, $numberDouble and $numberDecimal.
                    {"users": [{"_id": "a", "createdAt": "+999999999-01-01T00:00:00Z"}]} | line 1, users[0].createdAt: has to be a time, as "2024-05-06T07:08:09Z" or {"$date": "2024-05-06T07:08:09Z"}.
                    {"users": [{"_id": "a", "x": 99999999999999999999}]}         | line 1, users[0].x: is a larger number than MongoDB stores.
                    """)
    void whatCannotBeServedIsNamedToo(String json, String mistake) {
        assertMistakes(json, mistake);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # beside a regular caller and test.jane
                    {"users": [{"_id": "a", "username": "john.m"}]}              | line 1, users[0].username: is that of the user Fdh2KgsB7dtwbYrNw of the states, too.
                    {"users": [{"_id": "a", "freeSwitchExtension": "1001"}]}     | line 1, users[0].freeSwitchExtension: is that of the user W7NHuX5ri2e3mu2Fc of the states, too.
                    {"rooms": [{"rid": "r", "name": "n", "t": "c", "u": {"_id": "nobody"}}]} | line 1, rooms[0].u: has to name a user of the workspace in `_id`.
                    """)
    void whatDoesNotFitToTheStatesIsNamed(String json, String mistake) {
        ProviderStates states =
                ProviderStates.named(List.of("a regular caller", "user test.jane exists"));
        assertThatThrownBy(() -> OwnData.parse(json).fittedTo(states))
                .isInstanceOf(UnusableData.class)
                .hasMessage(mistake);
    }

    /** Of these the library does not say where they are. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"%s\": 1}", "{\"users\": 1%s}"})
    void whatIsTooLongForTheLibraryIsAMistakeAsWell(String json) {
        assertThatThrownBy(() -> OwnData.parse(json.formatted("0".repeat(60_000))))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("is no JSON");
    }

    @Test
    void everyMistakeIsNamedWithItsLine() {
        String json =
                """
                {
                  "users": [
                    {"_id": "a",
                     "roles": 1},
                    {"username": "b"}
                  ],
                  "what": 1
                }
                """;
        assertMistakes(
                json,
                "line 7, what: is not known; known are $schema, users, rooms, customFields,"
                        + " permissions, settings, callers.",
                "line 4, users[0].roles: has to be a list of texts.",
                "line 5, users[1]: has no `_id`.");
    }

    @Test
    void valuesAreStoredAsMongoDbsToolsMeanThem() {
        Document user =
                onlyUser(
                        """
                        {"users": [{"_id": "a", "lastLogin": "2024-05-06T09:08:09+02:00",
                          "services": {"ldap": {"id": {"$oid": "0123456789abcdef01234567"}}},
                          "inactiveSince": {"$date": {"$numberLong": "1000"}}, "roles": []}]}
                        """);
        assertThat(user)
                .containsEntry("lastLogin", Instant.parse("2024-05-06T07:08:09Z"))
                .containsEntry("inactiveSince", Instant.ofEpochSecond(1))
                .containsEntry("roles", List.of())
                .containsEntry("active", true);
        assertThat(user.getEmbedded(List.of("services", "ldap", "id"), ObjectId.class))
                .isEqualTo(new ObjectId("0123456789abcdef01234567"));
    }

    @Test
    void aCallersTokenIsStoredWithTheOthers() {
        Document user =
                onlyUser(
                        """
                        {"users": [{"_id": "a", "username": "ann",
                          "services": {"resume": {"loginTokens": [{"hashedToken": "x"}]}, "ldap": {}}}],
                         "callers": {"ann": "token-of-ann"}}
                        """);
        assertThat(
                        user.getEmbedded(List.of("services", "resume"), Document.class)
                                .get("loginTokens"))
                .asInstanceOf(LIST)
                .hasSize(2);
        assertThat(user.get("services", Document.class)).containsKey("ldap");
        assertThat(user.toString()).doesNotContain("token-of-ann");
    }

    private static Document onlyUser(String json) {
        return OwnData.parse(json).fittedTo(ProviderStates.named(List.of())).users().get(0);
    }

    private static void assertMistakes(String json, String... mistakes) {
        assertThatThrownBy(() -> OwnData.parse(json))
                .isInstanceOf(UnusableData.class)
                .extracting(failure -> ((UnusableData) failure).faults(), LIST)
                .extracting(fault -> ((Fault) fault).text())
                .containsExactly(mistakes);
    }

    private static JsonSchema schema() throws IOException, ProcessingException {
        JsonNode schema = JSON.readTree(SCHEMA.toFile());
        return JsonSchemaFactory.byDefault().getJsonSchema(schema);
    }
}
