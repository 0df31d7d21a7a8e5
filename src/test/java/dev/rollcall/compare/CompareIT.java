package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole comparison against a server that answers as upstream would: it hands on what a Rollcall
 * answers, with planted differences.
 */
@Tag("slow")
@BlackBox("starts processes with arguments and stands in for a Rocket.Chat that changes")
class CompareIT {

    private static final String CALLERS =
            """
            admin,%s,%s,view-full-other-user-info,view-other-user-channels
            user,%s,%s
            """;

    private static Rollcall rollcall;

    private final RollcallPair pair;

    @TempDir private Path folder;

    CompareIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    static void startRollcall() {
        rollcall = RollcallLauncher.named("compare-served").start();
    }

    @AfterAll
    static void stopRollcall() {
        rollcall.close();
    }

    @Test
    void findsNothingIfNothingDiffersButTheOrderOfMembers() {
        try (StandIn upstream = standIn((path, body, call) -> StandIn.reordered(body))) {
            Rollcall compare = compare(upstream);

            assertThat(compare.awaitExit()).as(compare.log()).isZero();
            assertThat(compare.log())
                    .contains(
                            "requests, each sent twice to Rocket.Chat",
                            "Unexplained differences: none",
                            "RC-DIF-18 401 has a challenge, once\n")
                    .endsWith("No unexplained difference in what was compared.\n")
                    .doesNotContain(DemoCaller.ROXIE.token(), DemoCaller.JOHN.token());
        }
    }

    /** The report for a program is all that is on the standard output. */
    @Test
    void findsEachPlantedDifferenceAndNamesEachDeliberateOneByItsId()
            throws IOException, InterruptedException {
        Path page = folder.resolve("report.html");
        Path errors = folder.resolve("errors");
        try (StandIn upstream = standIn(CompareIT::planted)) {
            Process compare =
                    launcher(arguments(upstream.address(), "--json", "--html=" + page))
                            .launchToBeRead(errors);
            JsonNode report =
                    JsonText.node(
                            new String(
                                    compare.getInputStream().readAllBytes(),
                                    StandardCharsets.UTF_8));

            assertThat(compare.waitFor()).as(Files.readString(errors)).isEqualTo(1);
            assertThat(report.get("differences"))
                    .extracting(
                            one ->
                                    one.get("endpoint").textValue()
                                            + " "
                                            + one.get("path").textValue()
                                            + " "
                                            + one.get("kind").textValue())
                    .containsExactlyInAnyOrder(
                            "users.info user.type value",
                            "users.list users[].active added",
                            "users.list users[] missing",
                            "users.list total value",
                            "me active type");
            assertThat(report.get("known"))
                    .filteredOn(one -> one.get("count").intValue() > 0)
                    .extracting(one -> one.get("id").textValue())
                    .containsExactly(
                            "RC-DIF-01",
                            "RC-DIF-02",
                            "RC-DIF-03",
                            "RC-DIF-13",
                            "RC-DIF-15",
                            "RC-DIF-18",
                            "RC-DIF-26",
                            "RC-DIF-28",
                            "RC-DIF-30",
                            "RC-DIF-36",
                            "RC-DIF-37");
            assertThat(report.at("/requests/inconclusive").intValue()).isZero();
            assertThat(report.get("coverage"))
                    .extracting(cell -> cell.get("tried").textValue())
                    .contains("with_value", "hidden", "never");
            assertThat(Files.readString(page)).contains("<h1>Rollcall beside http://");
            assertThat(report + Files.readString(page) + Files.readString(errors))
                    .doesNotContain("planted", DemoCaller.ROXIE.token(), DemoCaller.JOHN.token());
        }
    }

    private static String planted(String path, String body, int call) {
        if (path.endsWith("users.info")) {
            return body.replace("\"type\":\"user\"", "\"type\":\"bot\"")
                    .replace("\"password\":true", "\"password\":{\"bcrypt\":\"planted\"}")
                    .replace("\"services\":{", "\"services\":{\"saml\":{\"token\":\"planted\"},")
                    .replace("\"active\":", "\"reason\":7,\"active\":");
        }
        if (path.endsWith("users.list")) {
            return body.replaceFirst("\"active\":true,", "")
                    .replace("\"nameInsensitive\":\"c", "\"nameInsensitive\":\"C")
                    .replace("\"active\":", "\"language\":\"planted\",\"active\":")
                    .replace("\"users\":[{", "\"users\":[{\"_id\":\"planted\"},{")
                    .replaceFirst("\"total\":", "\"total\":9");
        }
        return body.replace("\"active\":true,", "\"active\":\"planted\",\"reason\":null,")
                .replace("\"services\":{", "\"services\":{\"github\":{\"token\":\"planted\"},")
                .replaceFirst("\"avatarUrl\":\"http://[^/]+/", "\"avatarUrl\":\"/");
    }

    @Test
    void endsWithAReportIfItIsToldToEnd() {
        CountDownLatch halfway = new CountDownLatch(1);
        StandIn.Change slow =
                (path, body, call) -> {
                    if (call == 20) {
                        halfway.countDown();
                    }
                    return body;
                };
        try (StandIn upstream = standIn(slow)) {
            Rollcall compare = compare(upstream, "--rate=20");
            compare.await("halfway", running -> halfway.getCount() == 0);

            assertThat(compare.stop()).as(compare.log()).isEqualTo(2);
            assertThat(compare.log())
                    .contains(" requests were not compared, because it was interrupted.\n")
                    .endsWith("\nInconclusive: some requests were not compared.\n");
        }
    }

    @Test
    void endsWithAReportWhenItsTimeIsUp() {
        try (StandIn upstream = standIn((path, body, call) -> body)) {
            Rollcall compare = compare(upstream, "--rate=2", "--within=PT5S");

            assertThat(compare.awaitExit()).as(compare.log()).isEqualTo(2);
            assertThat(compare.log())
                    .contains(
                            "That is more than --within allows",
                            " requests were not compared, because the time of --within was up.\n");
        }
    }

    @Test
    void asksAgainIfUpstreamMovesAndIsInconclusiveIfItNeverRests() {
        StandIn.Change moving =
                (path, body, call) ->
                        path.contains("/me") && call < 6
                                ? body.replace(
                                        "\"success\":true", "\"success\":true,\"moved\":" + call)
                                : body;
        try (StandIn upstream = standIn(moving)) {
            Rollcall compare = compare(upstream);
            assertThat(compare.awaitExit()).as(compare.log()).isZero();
        }
        StandIn.Change restless =
                (path, body, call) ->
                        path.contains("/me")
                                ? body.replace(
                                        "\"success\":true", "\"success\":true,\"moved\":" + call)
                                : body;
        try (StandIn upstream = standIn(restless)) {
            Rollcall compare = compare(upstream);
            assertThat(compare.awaitExit()).as(compare.log()).isEqualTo(2);
            assertThat(compare.log()).contains("  admin: me\n", "  user: me\n", "Inconclusive");
        }
    }

    @Test
    void goesOnFromItsStateWithoutAskingAgain() {
        String state = "--state=" + folder.resolve("state");
        try (StandIn upstream = standIn((path, body, call) -> body)) {
            assertThat(compare(upstream, state).awaitExit()).isZero();
            int calls = upstream.calls();
            Rollcall again = compare(upstream, state);

            assertThat(again.awaitExit()).as(again.log()).isZero();
            // One call for each caller says whether upstream takes the token.
            assertThat(upstream.calls()).isEqualTo(calls + 2);
            assertThat(again.log()).contains("0 requests, each sent twice");
        }
    }

    @Test
    void asksWhatALogHas() throws IOException {
        Path log = folder.resolve("access.log");
        Files.writeString(
                log,
                """
                10.0.0.1 - - [01/Jan/2026:00:00:00 +0000] "GET /api/v1/users.list?count=3&query={"active":true} HTTP/1.1" 200 5
                10.0.0.1 - - [01/Jan/2026:00:00:00 +0000] "GET /api/v1/users.info?username=test.jane HTTP/1.1" 200 5
                """);
        try (StandIn upstream = standIn((path, body, call) -> body)) {
            Rollcall compare = compare(upstream, "--log=" + log);

            assertThat(compare.awaitExit()).as(compare.log()).isZero();
            assertThat(compare.log())
                    .contains("Requests: 0 the same, 4 with deliberate differences alone,");
        }
    }

    /** Without an address of Rollcall, the process serves the workspace to itself. */
    @Test
    void servesTheWorkspaceItself() throws IOException {
        UserFixture jane = UserFixture.user("jane").token("token-of-jane");
        pair.workspace().reset().add(jane, UserFixture.user("joe"));
        pair.workspace().settled();
        Path callers = folder.resolve("own.csv");
        Files.writeString(callers, "jane," + jane.id() + "," + jane.token() + "\n");
        int port = pair.service(TestDialect.DOCUMENTED).http().port();
        try (StandIn upstream =
                new StandIn(
                        port,
                        (path, body, call) ->
                                body.replace("\"type\":\"user\"", "\"type\":\"bot\""))) {
            Rollcall compare =
                    pair.launcher(TestDialect.DOCUMENTED, "compare-own")
                            .argument("compare")
                            .argument("--with=" + upstream.address())
                            .argument("--callers=" + callers)
                            .argument("--rate=100")
                            .argument("--show-values")
                            .launch();

            assertThat(compare.awaitExit()).as(compare.log()).isEqualTo(1);
            assertThat(compare.log())
                    .contains(
                            "users.list users[].type: the values differ, ",
                            "\"bot\" there, \"user\" here");
        }
    }

    @Test
    void isRefusedInOneSentence() {
        Rollcall compare = run("--with=ftp://x", "--callers=none");
        assertThat(compare.awaitExit()).isEqualTo(3);
        assertThat(compare.log().lines())
                .singleElement()
                .asString()
                .startsWith("--with wants an address");

        Rollcall without = run("--with=http://127.0.0.1:9", "--callers=none");
        assertThat(without.awaitExit()).isEqualTo(3);
        assertThat(without.log().lines()).singleElement().asString().startsWith("Set MONGO_URL");

        Rollcall unreachable = compareWith("http://127.0.0.1:9");
        assertThat(unreachable.awaitExit()).isEqualTo(2);
        assertThat(unreachable.log().lines())
                .filteredOn(line -> !line.contains("--callers"))
                .singleElement()
                .asString()
                .startsWith(
                        "Nothing was compared, because Rocket.Chat does not answer at the address given: ");
    }

    private static StandIn standIn(StandIn.Change change) {
        return new StandIn(rollcall.http().port(), change);
    }

    private Rollcall compare(StandIn upstream, String... more) {
        return compareWith(upstream.address(), more);
    }

    private Rollcall compareWith(String upstream, String... more) {
        return run(arguments(upstream, more));
    }

    private String[] arguments(String upstream, String... more) {
        Path callers = folder.resolve("callers.csv");
        try {
            Files.writeString(
                    callers,
                    CALLERS.formatted(
                            DemoCaller.ROXIE.id(),
                            DemoCaller.ROXIE.token(),
                            DemoCaller.JOHN.id(),
                            DemoCaller.JOHN.token()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> least =
                List.of(
                        "--with=" + upstream,
                        "--rollcall=http://127.0.0.1:" + rollcall.http().port(),
                        "--callers=" + callers,
                        "--users=4");
        Stream<String> fast = Stream.of("--rate=100").filter(any -> !names(more, "--rate"));
        return Stream.of(least.stream(), fast, Stream.of(more))
                .flatMap(all -> all)
                .toArray(String[]::new);
    }

    private static boolean names(String[] arguments, String option) {
        return Stream.of(arguments).anyMatch(argument -> argument.startsWith(option));
    }

    private static Rollcall run(String... arguments) {
        return launcher(arguments).launch();
    }

    private static RollcallLauncher launcher(String... arguments) {
        RollcallLauncher launcher = RollcallLauncher.named("compare").argument("compare");
        for (String argument : arguments) {
            launcher = launcher.argument(argument);
        }
        return launcher;
    }
}
