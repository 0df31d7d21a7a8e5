package dev.rollcall.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.signal.Outcomes.Cause;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each alert and each cause of a 503 has its place in the runbooks; no runbook is of nothing. */
class SignalFilesTest {

    private static final Path FOLDER = Path.of("src/main/kubernetes/components/signals");

    private static String runbooks() throws IOException {
        return Files.readString(Path.of("docs/runbooks.md"));
    }

    private static JsonNode yaml(String file) throws IOException {
        return Yaml.mapper().readTree(FOLDER.resolve(file).toFile());
    }

    private static List<JsonNode> alerts() throws IOException {
        return StreamSupport.stream(yaml("rules.yaml").path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .filter(rule -> rule.has("alert"))
                .toList();
    }

    @Test
    void eachAlertHasItsRunbookAndEachRunbookItsAlert() throws IOException {
        Set<String> headings =
                runbooks()
                        .lines()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring("### ".length()))
                        .collect(Collectors.toSet());

        assertThat(alerts())
                .isNotEmpty()
                .extracting(alert -> alert.path("alert").asText())
                .containsExactlyInAnyOrderElementsOf(headings);
        assertThat(alerts())
                .allSatisfy(
                        alert ->
                                assertThat(alert.at("/annotations/runbook_url").asText())
                                        .isEqualTo(
                                                "docs/runbooks.md#"
                                                        + alert.path("alert")
                                                                .asText()
                                                                .toLowerCase(Locale.ROOT)));
    }

    @Test
    void eachCauseOfUnavailabilityHasItsRow() throws IOException {
        List<String> rows =
                runbooks()
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("`")[1])
                        .toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(Cause.ofUnavailability());
    }

    @Test
    void theOperatorsRuleHoldsTheSameRules() throws IOException {
        assertThat(yaml("prometheus-rule.yaml").at("/spec/groups"))
                .isEqualTo(yaml("rules.yaml").path("groups"));
    }

    @Test
    void theDashboardIsShortAndBeginsWithTheObjectives() throws IOException {
        JsonNode panels =
                new ObjectMapper()
                        .readTree(FOLDER.resolve("dashboard.json").toFile())
                        .path("panels");

        assertThat(panels.size()).isBetween(5, 14);
        assertThat(panels.path(0).path("title").asText()).startsWith("Objective");
        assertThat(panels.path(1).path("title").asText()).startsWith("Objective");
    }
}
