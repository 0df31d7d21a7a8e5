package dev.rollcall.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.demo.ProviderStates;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.FreePort;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stub as a consumer's test meets it: one line on the standard output, then the real service.
 */
@BlackBox("reads what the process prints and stops it")
class StubIT {

    private static final String JANE = "/api/v1/users.info?username=test.jane";

    private final RollcallPair pair;

    StubIT(RollcallPair pair) {
        this.pair = pair;
    }

    @Test
    void twoServeTheirOwnStatesAtOnceAndEndWhenTold() {
        try (StubProcess first =
                        StubProcess.launch(
                                "first",
                                "--port=0",
                                "--states=a regular caller,user test.jane exists");
                StubProcess second =
                        StubProcess.launch(
                                "second",
                                "--port=0",
                                "--states=an administrator,user test.jane exists",
                                "--states=permission view-other-user-channels withdrawn")) {
            StubProcess.Ready small = first.ready();
            StubProcess.Ready combined = second.ready();

            assertThat(small.http().port()).isNotEqualTo(combined.http().port()).isPositive();
            assertSeeded(small);
            assertCombined(combined);
            assertEnds(first, small);
            assertThat(as("roxie", combined).get(JANE).status()).isEqualTo(200);
            assertEnds(second, combined);
        }
    }

    private void assertSeeded(StubProcess.Ready stub) {
        assertThat(stub.description().get("states"))
                .extracting(JsonNode::textValue)
                .containsExactly("a regular caller", "user test.jane exists");
        assertThat(stub.description().get("callers").fieldNames())
                .toIterable()
                .containsExactly("john.m");
        assertThat(as("john.m", stub).get("/api/v1/users.list").json().get("total").intValue())
                .isEqualTo(2);
        assertThat(as("john.m", stub).get(JANE).json().get("user").has("lastLogin")).isFalse();
        assertThat(stub.management().get("/q/health/ready").status()).isEqualTo(200);
    }

    private void assertCombined(StubProcess.Ready stub) {
        Response jane = as("roxie", stub).get(JANE + "&includeUserRooms=true");
        assertThat(jane.json().get("user").has("lastLogin")).isTrue();
        assertThat(jane.json().get("user").has("rooms")).isFalse();
    }

    private static void assertEnds(StubProcess process, StubProcess.Ready stub) {
        assertThat(process.terminate()).isZero();
        assertThat(process.line()).isEmpty();
        assertThatThrownBy(() -> stub.http().get("/api/v1/me"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void withoutStatesItIsTheDemoWorkspaceWhateverDatabaseTheEnvironmentNames() {
        Map<String, String> environment =
                Map.of("MONGO_URL", pair.database().url(), "ROLLCALL_COMPATIBILITY", "8");
        try (StubProcess process = StubProcess.launch("demo", environment, "--port=0")) {
            StubProcess.Ready stub = process.ready();
            Response list = as("botkit.user", stub).get("/api/v1/users.list?count=1");

            assertThat(list.status()).as(list.body()).isEqualTo(200);
            assertThat(list.json().get("total").intValue()).isEqualTo(1000);
            assertThat(stub.description().at("/callers/john.m/bearerToken").textValue())
                    .satisfies(
                            token ->
                                    assertThat(
                                                    pair.api(stub)
                                                            .bearer(token)
                                                            .get("/api/v1/me")
                                                            .status())
                                            .isEqualTo(200));
            // A 401 has this member in the dialect 8 alone, which the environment asks for.
            assertThat(pair.api(stub).get("/api/v1/me").json().has("success")).isTrue();
        }
    }

    @Test
    void listensOnThePortThatIsGivenAndSaysSo() {
        int port = FreePort.find();
        try (StubProcess process =
                StubProcess.launch("port", "--port=" + port, "--states=an administrator")) {
            StubProcess.Ready stub = process.ready();

            assertThat(stub.description().get("url").textValue())
                    .isEqualTo("http://localhost:" + port);
            assertThat(as("roxie", stub).get("/api/v1/me").status()).isEqualTo(200);
            assertThat(stub.management().get("/q/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void withoutItsDatabaseItAnswersAndIsNotReady() {
        try (StubProcess process =
                StubProcess.launch("down", "--port=0", "--states=an administrator,database down")) {
            StubProcess.Ready stub = process.ready();

            assertThat(as("roxie", stub).get("/api/v1/me").status()).isEqualTo(503);
            assertThat(stub.management().get("/q/health/ready").status()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--states=a bot,a dragon", "--state=a bot"})
    void whatItDoesNotKnowIsRefusedInOneSentence(String argument) {
        try (StubProcess process = StubProcess.launch("refused", argument)) {
            assertThat(process.awaitExit()).isEqualTo(3);
            assertThat(process.line()).isEmpty();
            assertThat(process.errors().lines())
                    .singleElement()
                    .asString()
                    .containsAnyOf(
                            "'--state=a bot' is not understood: see rollcall stub --help",
                            "The known are: the demo workspace, ");
        }
    }

    @Test
    void listsTheStates() {
        try (StubProcess process = StubProcess.launch("list", "--list")) {
            List<String> expected = ProviderStates.catalogue().lines().toList();
            assertThat(expected)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(process.line()).isEqualTo(line));
            assertThat(process.awaitExit()).isZero();
        }
    }

    private Api as(String username, StubProcess.Ready stub) {
        return pair.api(stub).with(stub.credentialsOf(username));
    }
}
