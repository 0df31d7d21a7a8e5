package dev.rollcall.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A consumer's test on the stub, as docs/consumers.md prints it. */
@Tag("by-hand")
class StubExampleIT {

    @DisabledIfSystemProperty(
            named = "rollcall.executable",
            matches = ".+",
            disabledReason = "the document's example starts the jar")
    // spotless:off
    @Test
    void aRegularCallerSeesJane() throws IOException, InterruptedException {
        Process stub = new ProcessBuilder("java", "-jar", "target/quarkus-app/quarkus-run.jar",
                "stub", "--port=0", "--states=a regular caller,user test.jane exists")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            JsonNode told = new ObjectMapper().readTree(stub.inputReader().readLine());
            JsonNode john = told.at("/callers/john.m");
            HttpRequest request = HttpRequest.newBuilder()
                    .uri(URI.create(told.get("url").asText() + "/api/v1/users.info?username=test.jane"))
                    .header("X-User-Id", john.get("userId").asText())
                    .header("X-Auth-Token", john.get("authToken").asText())
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
        } finally {
            stub.destroy();
        }
    }
    // spotless:on

    @Test
    void readmePrintsTheExampleAsItIsRun() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/dev/rollcall/stub/StubExampleIT.java"));
        String example =
                source.substring(
                        source.indexOf("    // spotless:off\n"), source.indexOf("    // spotless:on\n"));
        String printed =
                example.lines()
                        .skip(1)
                        .map(line -> line.isBlank() ? line : line.substring(4))
                        .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("docs/consumers.md")))
                .contains("```java\n" + printed + "\n```");
    }
}
