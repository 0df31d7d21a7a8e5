package dev.rollcall.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.doctor.check.Check;
import dev.rollcall.doctor.check.CheckTable;
import dev.rollcall.doctor.check.SettingNames;
import dev.rollcall.workspace.Workspace.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mode prints, whole, and what its options change of it. */
class DoctorOutputTest {

    private static final Path EXPECTED = Path.of("src/test/resources/doctor");

    /** All that an examination may send. */
    private static final Set<String> READING =
            Set.of(
                    "hello",
                    "isMaster",
                    "ismaster",
                    "ping",
                    "buildInfo",
                    "connectionStatus",
                    "usersInfo",
                    "find",
                    "aggregate",
                    "count",
                    "distinct",
                    "collStats",
                    "listIndexes",
                    "listDatabases",
                    "listCollections",
                    "explain",
                    "killCursors",
                    "getMore",
                    "endSessions");

    private static final Set<String> LIMITED =
            Set.of("find", "aggregate", "count", "distinct", "explain");

    private final DiagnosedWorkspace workspace = new DiagnosedWorkspace();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void isATableForAPersonThatEndsWithTheVerdict() throws IOException {
        Diagnosed diagnosed = workspace.diagnosed();

        assertThat(diagnosed.output()).isEqualTo(expected("ready.txt"));
        assertThat(diagnosed.exitCode()).isZero();
    }

    @Test
    void isOneJsonObjectForAProgram() throws IOException {
        Diagnosed diagnosed = workspace.diagnosed("--json", "--only=version,RC-IDX-02");

        assertThat(diagnosed.output()).isEqualTo(expected("version.json"));
        assertThat(diagnosed.exitCode()).isZero();
    }

    @Test
    void saysTheSameInBothForms() throws IOException {
        JsonNode json = new ObjectMapper().readTree(workspace.diagnosed("--json").output());
        String text = workspace.diagnosed().output();

        assertThat(json.fieldNames()).toIterable().containsExactly("checks", "verdict");
        assertThat(json.path("checks"))
                .allSatisfy(
                        check -> {
                            assertThat(check.fieldNames())
                                    .toIterable()
                                    .containsExactly("id", "category", "status", "message", "cure");
                            assertThat(text)
                                    .contains(check.path("id").asText())
                                    .contains(check.path("message").asText());
                        });
        assertThat(StreamSupport.stream(json.path("checks").spliterator(), false))
                .extracting(check -> check.path("id").asText())
                .isEqualTo(CheckTable.all().stream().map(Check::id).toList());
        assertThat(json.path("verdict").asText()).isEqualTo("Ready");
    }

    @Test
    void leavesOutWhatIsWellIfItIsToBeShort() {
        assertThat(workspace.diagnosed("--short").output()).isEqualTo("Ready\n");

        workspace.mayDo("{resource: {db: '', collection: ''}, actions: ['insert']}");
        assertThat(workspace.diagnosed("--short").output())
                .isEqualTo(
                        """
                        rights
                          warning  RC-USR-02  The user may write in this database: insert.
                                              cure: Name in MONGO_URL a user of Rollcall's own: db.createUser({user: "rollcall", pwd: passwordPrompt(), roles: [{role: "read", db: "rocketchat"}]}).
                        Ready, 1 warning
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # arguments                                | 2 warnings | an error | no server
                                                               | 2          | 1        | 4
                    --json                                     | 2          | 1        | 4
                    --short                                    | 2          | 1        | 4
                    --json --short                             | 2          | 1        | 4
                    --fail-on=warning                          | 2          | 1        | 4
                    --fail-on=error                            | 0          | 1        | 4
                    --fail-on=error --json                     | 0          | 1        | 4
                    --only=RC-USR-02,RC-DB-01                  | 2          | 1        | 4
                    --only=RC-IDX-02                           | 0          | 1        | 4
                    --only=indexes --skip=RC-IDX-10            | 2          | 1        | 4
                    --skip=RC-USR-02,RC-IDX-11                 | 0          | 1        | 4
                    --skip=RC-USR-02 --skip=indexes            | 0          | 1        | 4
                    --only=settings --skip=RC-DB-01            | 0          | 4        | 4
                    --only=RC-SET-01                           | 0          | 0        | 0
                    """)
    void endsWithTheSameCodeForEveryOutput(
            String arguments, int warnings, int error, int unreachable) {
        String[] given = arguments == null ? new String[0] : arguments.split(" ");
        workspace.answers("{authInfo: {authenticatedUsers: []}, ok: 1.0}");
        workspace.collection("users").dropIndex("rollcall_without_username");

        assertThat(workspace.diagnosed(given).exitCode()).isEqualTo(warnings);
        assertThat(
                        Diagnosed.of(
                                        workspace.url("").replace("rocketchat", "nothing"),
                                        Map.of(),
                                        given)
                                .exitCode())
                .isEqualTo(error);
        assertThat(Diagnosed.of("mongodb://127.0.0.1:9/x", Map.of(), given).exitCode())
                .isEqualTo(unreachable);
    }

    @Test
    void sendsNothingButCommandsThatReadEachWithALimitOfTime() {
        workspace.diagnosed();

        assertThat(workspace.commands())
                .isNotEmpty()
                .allSatisfy(members -> assertThat(members.get(0)).isIn(READING))
                .filteredOn(members -> LIMITED.contains(members.get(0)))
                .isNotEmpty()
                .allSatisfy(members -> assertThat(members).contains("maxTimeMS"));
    }

    @Test
    void printsNoSecret() {
        workspace.workspace().setting("Site_Url", "https://admin:pa55word@chat.example.com");
        String url = workspace.url("");

        Diagnosed diagnosed =
                Diagnosed.of(url, Map.of("ROLLCALL_INDEXES_MONGO_URL", "mongodb://o:pa55word@h/d"));

        assertThat(diagnosed.output())
                .contains("Site_Url=https://chat.example.com")
                .doesNotContain("pa55word", "alice", "bob", "example.com/", "Name of");
    }

    @Test
    void namesEveryNeedBeforeItIsNeededAndNoIdTwice() {
        List<String> before = new ArrayList<>();
        for (Check check : CheckTable.all()) {
            assertThat(before).containsAll(check.needs()).doesNotContain(check.id());
            assertThat(check.id()).matches("RC-[A-Z]{2,3}-\\d{2}");
            before.add(check.id());
        }
    }

    @Test
    void printsEverySettingThatIsFollowed() {
        assertThat(SettingNames.printed()).containsExactlyInAnyOrderElementsOf(Settings.NAMES);
    }

    private static String expected(String name) throws IOException {
        return Files.readString(EXPECTED.resolve(name), StandardCharsets.UTF_8);
    }
}
