package dev.rollcall.blackbox.signal;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is in the metrics, in the log and in the access log of a service that serves. */
@BlackBox("makes commands fail on the way, and reads the log")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UserFixture CALLER = Fixtures.administrator();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final int MANY = 3_000;

    /** Whatever scrapes adds these. */
    private static final Set<String> OF_PROMETHEUS = Set.of("namespace", "instance", "pod", "job");

    private final RollcallPair pair;
    private ScriptedDatabase database;
    private Rollcall service;

    SignalsIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void start() {
        database = new ScriptedDatabase();
        TestWorkspace workspace = database.workspace();
        workspace.add(CALLER);
        workspace.addAll(
                IntStream.range(0, MANY)
                        .mapToObj(n -> user("unmistakable-" + n).name("n".repeat(2_000)))
                        .toList());
        workspace.setting("API_Enable_Rate_Limiter", false);
        service =
                pair.launcher(TestDialect.DOCUMENTED, "signals")
                        .with("MONGO_URL", database.url(""))
                        .with("ROLLCALL_ACCESS_LOG", "true")
                        .with("ROLLCALL_LOG_JSON", "true")
                        .with("ROLLCALL_TOTAL_MAX_AGE", "PT1M")
                        .with("ROLLCALL_LIMITS_REQUESTS_OF_CALLER", "1")
                        .start();
    }

    @AfterEach
    void asUsual() {
        database.script(command -> Optional.empty());
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
    }

    private Api api(String requestId) {
        return pair.api(service).as(CALLER).with("X-Request-Id", requestId);
    }

    private static Optional<JsonNode> json(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private List<JsonNode> lines(Predicate<JsonNode> wanted) {
        return service.log().lines().flatMap(line -> json(line).stream()).filter(wanted).toList();
    }

    /** The access log's lines of this request, of which there has to be one. */
    private JsonNode accessLine(String requestId) {
        Predicate<JsonNode> wanted = line -> requestId.equals(line.path("requestId").asText());
        service.await("in the access log", running -> !lines(wanted).isEmpty());
        assertThat(lines(wanted)).hasSize(1);
        return lines(wanted).get(0);
    }

    /** The log's line of this request's refusal, of which there has to be one. */
    private JsonNode refusal(String requestId) {
        Predicate<JsonNode> wanted =
                line -> line.path("message").asText().startsWith("Request " + requestId + ":");
        service.await("logged", running -> !lines(wanted).isEmpty());
        assertThat(lines(wanted)).hasSize(1);
        return lines(wanted).get(0);
    }

    private List<String> scrape() {
        return service.management()
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private double value(String series) {
        return scrape().stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No series " + series));
    }

    @Test
    void theAccessLogHasALineForEachAnswer() {
        api("page")
                .with("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .get("/api/v1/users.list?count=7");
        api("nobody").get("/api/v1/users.info?username=unmistakable-stranger");
        pair.api(service)
                .bearer("unmistakable-token")
                .with("X-Request-Id", "wrong")
                .get("/api/v1/me");
        pair.api(service).with("X-Request-Id", "elsewhere").get("/api/v1/unmistakable");

        JsonNode page = accessLine("page");
        assertThat(page.path("traceId").asText()).isEqualTo(TRACE);
        assertThat(page.path("operation").asText()).isEqualTo("users.list");
        assertThat(page.path("status").asInt()).isEqualTo(200);
        assertThat(page.path("rows").asInt()).isEqualTo(7);
        assertThat(page.path("bytes").asInt()).isGreaterThan(7 * 2_000);
        assertThat(page.path("caller").asText()).isEqualTo("login");
        assertThat(page.path("dialect").asText()).isEqualTo("documented");
        assertThat(page.path("durationMillis").isNumber()).isTrue();
        assertThat(page.path("whole").asBoolean()).isTrue();
        assertThat(accessLine("nobody").path("status").asInt()).isEqualTo(400);
        assertThat(accessLine("nobody").has("rows")).isFalse();
        assertThat(accessLine("wrong").path("status").asInt()).isEqualTo(401);
        assertThat(accessLine("wrong").path("caller").asText()).isEqualTo("bearer");
        assertThat(accessLine("elsewhere").path("operation").asText()).isEqualTo("other");
        assertThat(service.log()).doesNotContain("unmistakable", CALLER.id(), CALLER.token());
    }

    @Test
    void aRefusalIsLoggedOnceWithItsRequestAndCounted() {
        String series = "rollcall_refusals_total{cause=\"command_failed\",status=\"503\"}";
        double before = value(series);
        database.script(
                command ->
                        "users".equals(command.get("aggregate"))
                                ? ScriptedDatabase.failure(11600)
                                : Optional.empty());

        assertThat(
                        api("refused")
                                .with("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                                .get("/api/v1/me")
                                .status())
                .isEqualTo(503);

        JsonNode line = refusal("refused");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.at("/mdc/requestId").asText()).isEqualTo("refused");
        assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRACE);
        assertThat(value(series)).isEqualTo(before + 1);
    }

    @Test
    void aCallerWithTooMuchRunningIsLoggedAndCountedToo() throws IOException {
        String series = "rollcall_refusals_total{cause=\"caller\",status=\"429\"}";
        double before = value(series);
        try (OpenList running =
                OpenList.request(
                        service.http(),
                        "/api/v1/users.list?count=0",
                        CALLER.credentials().with("X-Request-Id", "running"))) {
            running.readFirst();
            assertThat(value("rollcall_list_places{kind=\"unbounded\"}")).isEqualTo(1);
            assertThat(api("one-more").get("/api/v1/users.list").status()).isEqualTo(429);
        }

        JsonNode line = refusal("one-more");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("message").asText())
                .contains("is answered with 429", "ROLLCALL_LIMITS_REQUESTS_OF_CALLER");
        assertThat(value(series)).isEqualTo(before + 1);

        // Its reader went away in the middle.
        assertThat(refusal("running").path("message").asText()).contains("broke off after");
        JsonNode access = accessLine("running");
        assertThat(access.path("whole").asBoolean()).isFalse();
        assertThat(access.path("rows").asInt()).isBetween(1, MANY);
        assertThat(value("rollcall_lists_broken_total{cause=\"reader_gone\"}")).isPositive();
        service.await(
                "the place given back",
                serving -> value("rollcall_list_places{kind=\"unbounded\"}") == 0);
    }

    @Test
    void pagesAreCountedByHowTheyAreServed() {
        double place = value("rollcall_walks_total{served=\"place\"}");
        double skip = value("rollcall_walks_total{served=\"skip\"}");
        double rows = value("rollcall_rows_sent_total");

        api("first").get("/api/v1/users.list?count=11");
        api("next").get("/api/v1/users.list?count=11&offset=11");
        api("jump").get("/api/v1/users.list?count=11&offset=1000");

        assertThat(value("rollcall_walks_total{served=\"place\"}")).isEqualTo(place + 1);
        assertThat(value("rollcall_walks_total{served=\"skip\"}")).isEqualTo(skip + 1);
        assertThat(value("rollcall_rows_sent_total")).isEqualTo(rows + 33);
    }

    /** A panel or an alert without its series shows nothing, and nobody notices. */
    @Test
    void everySeriesAndLabelOfTheRulesAndTheDashboardIsInAScrape() throws IOException {
        api("scraped-1").get("/api/v1/me");
        api("scraped-2").get("/api/v1/users.info?username=unmistakable-1");
        api("scraped-3").get("/api/v1/users.list?count=5");
        List<String> scrape = scrape();
        Map<String, Set<String>> recorded = NamedSeries.recorded();
        List<NamedSeries.Expression> all = new ArrayList<>(NamedSeries.ofRules());
        all.addAll(NamedSeries.ofPanels());

        assertThat(all).hasSizeGreaterThan(25);
        for (NamedSeries.Expression expression : all) {
            assertThat(expression.selectors()).as(expression.where()).isNotEmpty();
            StringBuilder labels = new StringBuilder();
            for (NamedSeries.Selector selector : expression.selectors()) {
                if (recorded.containsKey(selector.name())) {
                    labels.append(recorded.get(selector.name()));
                    continue;
                }
                List<String> found =
                        scrape.stream().filter(selector.ofWhatIsAlwaysThere()::selects).toList();
                assertThat(found).as("%s: %s", expression.where(), selector).isNotEmpty();
                labels.append(found.get(0));
            }
            for (String label : expression.labels()) {
                assertThat(OF_PROMETHEUS.contains(label) || names(labels.toString(), label))
                        .as("%s: the label %s in %s", expression.where(), label, labels)
                        .isTrue();
            }
        }
    }

    private static boolean names(String labels, String label) {
        return labels.matches("(?s).*[\\[{, ]" + label + "(=\"|,|]).*");
    }

    @Test
    void noLabelChangesAtEachStart() {
        assertThat(scrape())
                .noneMatch(line -> line.contains("cluster_id"))
                .anyMatch(line -> line.startsWith("mongodb_driver_commands_seconds_bucket"))
                .anyMatch(line -> line.startsWith("mongodb_driver_pool_size{pool=\"lists\""))
                .anyMatch(line -> line.startsWith("mongodb_driver_pool_size{pool=\"others\""));
    }
}
