package dev.rollcall.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stub on a file of one's own. */
@BlackBox("starts a stub with a file")
class OwnDataIT {

    private static final Path PEOPLE = Path.of("src/test/consumers/junit/people.json");

    @Test
    void usersRoomsFieldsPermissionsAndSettingsOfAFileAreServed() {
        try (StubProcess process =
                StubProcess.launch(
                        "own-data",
                        "--port=0",
                        "--states=an administrator,a thousand users",
                        "--users=" + PEOPLE)) {
            StubProcess.Ready stub = process.ready();

            JsonNode bob = user(stub, "ann", "bob");
            JsonNode ann = user(stub, "roxie", "ann&includeUserRooms=true");
            JsonNode list = get(stub, "ann", "users.list?count=100").json();

            assertThat(stub.description().at("/callers/ann/userId").textValue())
                    .isEqualTo("AnnOfTheTests00001");
            assertThat(bob.get("lastLogin").textValue()).isEqualTo("2024-05-06T07:08:09.000Z");
            assertThat(bob.get("active").booleanValue()).isFalse();
            assertThat(ann.at("/customFields/badge").textValue()).isEqualTo("A1");
            assertThat(ann.at("/rooms/0/rid").textValue()).isEqualTo("TheLab");
            assertThat(list.get("count").intValue()).isEqualTo(3);
            assertThat(list.get("total").intValue()).isEqualTo(1002);
        }
    }

    @Test
    void aMistakeIsNamedByFileLineAndPath(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("people.json");
        Files.writeString(file, "{\n  \"users\": [\n    {\"_id\": \"a\", \"roles\": 1}\n  ]\n}\n");
        try (StubProcess process = StubProcess.launch("bad-data", "--port=0", "--users=" + file)) {
            assertThat(process.awaitExit()).isEqualTo(3);
            assertThat(process.errors().strip())
                    .isEqualTo(file + ", line 3, users[0].roles: has to be a list of texts.");
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        try (StubProcess process =
                StubProcess.launch("no-data", "--port=0", "--users=nowhere.json")) {
            assertThat(process.awaitExit()).isEqualTo(3);
            assertThat(process.errors().strip()).isEqualTo("The file nowhere.json cannot be read.");
        }
    }

    private static JsonNode user(StubProcess.Ready stub, String caller, String username) {
        return get(stub, caller, "users.info?username=" + username).json().get("user");
    }

    private static Response get(StubProcess.Ready stub, String caller, String target) {
        return stub.http().send("GET", "/api/v1/" + target, stub.credentialsOf(caller));
    }
}
