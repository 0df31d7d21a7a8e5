package dev.rollcall.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.Misuse;
import dev.rollcall.index.NeededIndex;
import dev.rollcall.index.NeededIndexes;
import dev.rollcall.setting.Judgement;
import dev.rollcall.testkit.StandInSet;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each fault that is planted in a workspace in which all is well is named, and nothing else is. */
class PlantedFaultsTest {

    private final DiagnosedWorkspace workspace = new DiagnosedWorkspace();

    @AfterEach
    void close() {
        workspace.close();
    }

    static List<NeededIndex> indexes() {
        return NeededIndexes.all();
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void aMissingIndexIsNamedWithTheCommandThatMakesIt(NeededIndex index) {
        workspace.drop(index);

        Diagnosed diagnosed = workspace.diagnosed();

        assertThat(diagnosed.exitCode()).isEqualTo(2);
        assertThat(diagnosed.output())
                .contains(index.name() + " of " + index.collection() + " is missing. It is for ")
                .contains("db." + index.collection() + ".createIndex(")
                .endsWith("Ready, 1 warning\n");
    }

    @Test
    void aUserWhoMayWriteIsNamed() {
        workspace.mayDo(
                "{resource: {db: '', collection: ''}, actions: ['find', 'update', 'insert']}");

        assertFault(
                workspace.diagnosed(),
                2,
                "warning  RC-USR-02  The user may write in this database: insert, update.",
                "Ready, 1 warning");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {resource: {db: 'rocketchat', collection: 'users'}, actions: ['find', 'remove']} | remove
                    {resource: {anyResource: true}, actions: ['anyAction']}                         | anyAction
                    {resource: {db: 'other', collection: ''}, actions: ['insert']}                  |
                    {resource: {db: '', collection: 'system.js'}, actions: ['insert']}              |
                    {resource: {cluster: true}, actions: ['serverStatus']}                          |
                    """)
    void onlyPrivilegesThatReachTheWorkspaceCount(String privilege, String action) {
        workspace.mayDo(privilege);

        Diagnosed diagnosed = workspace.diagnosed("--only=rights");

        assertThat(diagnosed.exitCode()).isEqualTo(action == null ? 0 : 2);
        assertThat(diagnosed.output())
                .contains(
                        action == null
                                ? "The user may not write in this database."
                                : "The user may write in this database: " + action + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {authInfo: {authenticatedUsers: []}, ok: 1.0}                                                                      | The server asks for no password: whoever reaches it may write.
                    {authInfo: {authenticatedUsers: [{user: 'a'}], authenticatedUserRoles: [{role: 'readWrite', db: 'chat'}]}, ok: 1.0}     | The server names roles alone, and these may write: readWrite.
                    {authInfo: {authenticatedUsers: [{user: 'a'}], authenticatedUserRoles: [{role: 'readAnyDatabase', db: 'x'}]}, ok: 1.0} | The user may not write in this database.
                    """)
    void aServerMaySayLessOfRights(String answer, String sentence) {
        workspace.answers(answer);

        assertThat(workspace.diagnosed("--only=RC-USR-02").output()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [{inheritedPrivileges: [{resource: {db: '', collection: ''}, actions: ['find', 'insert']}]}] | The user may write in this database: insert.
                    [{inheritedPrivileges: [{resource: {db: '', collection: ''}, actions: ['find']}]}]           | The user may not write in this database.
                    []                                                                                           | It is unknown whether the user may write
                    """)
    void aServerMaySayMoreOfTheUserThanOfTheConnection(String users, String sentence) {
        workspace.answers(
                "{authInfo: {authenticatedUsers: [{user: 'a'}], authenticatedUserRoles: []}, ok: 1.0}",
                "{users: " + users + ", ok: 1.0}");

        assertThat(workspace.diagnosed("--only=RC-USR-02").output()).contains(sentence);
    }

    @Test
    void aUserWhoMayNotReadIsNamedAndWhatNeedsThatIsNotRun() {
        workspace.refuses("rocketchat_settings", 13);

        Diagnosed diagnosed = workspace.diagnosed("--skip=RC-USR-02");

        assertThat(diagnosed.exitCode()).isEqualTo(1);
        assertThat(diagnosed.output())
                .contains("error    RC-USR-01  The user may not read rocketchat_settings.")
                .contains("skipped  RC-IDX-01  to RC-IDX-11: Not run, because RC-USR-01 failed.")
                .endsWith("Not ready, 1 error\n");
    }

    @Test
    void theWrongDatabaseNameIsNamedWithTheOnesThatMayBeMeant() {
        String url = workspace.url("").replace("/rocketchat", "/rocketchta");

        Diagnosed diagnosed = Diagnosed.of(url, Map.of());

        assertThat(diagnosed.exitCode()).isEqualTo(1);
        assertThat(diagnosed.output())
                .contains(
                        "error    RC-DB-01   The database rocketchta, which the path of MONGO_URL names, has no users: nobody can log in. These databases of its server look like a workspace's: rocketchat.")
                .contains("skipped  RC-PLN-01  to RC-PLN-21: Not run, because RC-DB-01 failed.")
                .endsWith("Not ready, 1 error\n");
        assertThat(workspace.database().listCollectionNames()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8.1.0, documented, 1, The dialect documented does not fit Rocket.Chat 8",
        "7.10.2, 8, 1, The dialect 8 does not fit Rocket.Chat 7",
        "8.1.0, 8, 0, The dialect 8 fits Rocket.Chat 8.",
        "0.74.3, documented, 0, The dialect documented fits Rocket.Chat 0."
    })
    void aDialectThatDoesNotFitIsNamed(
            String version, String dialect, int exitCode, String sentence) {
        workspace.runs(version);

        Diagnosed diagnosed =
                workspace.diagnosed(Map.of("ROLLCALL_COMPATIBILITY", dialect), "--only=version");

        assertThat(diagnosed.exitCode()).isEqualTo(exitCode);
        assertThat(diagnosed.output()).contains(sentence);
    }

    @Test
    void aVersionThatIsNotStoredMayBeGiven() {
        workspace.collection("rocketchat_statistics").drop();

        assertThat(workspace.diagnosed("--only=version").oddLines())
                .anyMatch(line -> line.contains("is not written in the database"))
                .endsWith("Ready, 2 warnings");
        assertThat(
                        workspace.diagnosed(
                                Map.of(
                                        "ROLLCALL_SERVER_VERSION",
                                        "8.1.0",
                                        "ROLLCALL_COMPATIBILITY",
                                        "8"),
                                "--only=version"))
                .extracting(Diagnosed::exitCode)
                .isEqualTo(0);
    }

    @Test
    void aReplicaSetOfAnotherNameIsNamed() {
        try (StandInSet set = set()) {
            String url = set.url("rocketchat", "").replace("replicaSet=stand-in", "replicaSet=rs0");

            Diagnosed diagnosed = Diagnosed.of(url, Map.of());

            assertThat(diagnosed.exitCode()).isEqualTo(1);
            assertThat(diagnosed.output())
                    .contains(
                            "error    RC-CON-03  MONGO_URL says replicaSet=rs0, and the server is in the replica set stand-in.")
                    .contains("cure: Set replicaSet=stand-in in MONGO_URL.")
                    .contains(
                            "skipped  RC-CON-04  to RC-CON-05: Not run, because RC-CON-03 failed.");
        }
    }

    @Test
    void aReplicaSetThatIsNoneIsNamed() {
        assertFault(
                Diagnosed.of(workspace.url("?replicaSet=rs0"), Map.of(), "--only=RC-CON-03"),
                1,
                "error    RC-CON-03  MONGO_URL says replicaSet=rs0, and the server is in no replica set.",
                "Not ready, 1 error");
    }

    @Test
    void aReplicaSetIsReachedByItsNameAndByOneMember() {
        try (StandInSet set = set()) {
            String url = set.url("rocketchat", "");
            String one = url.replaceAll(",[^/]*", "").replaceAll("\\?.*", "");

            assertThat(Diagnosed.of(url, Map.of(), "--only=connection").exitCode()).isZero();
            assertThat(
                            Diagnosed.of(
                                            one + "?directConnection=true",
                                            Map.of(),
                                            "--only=connection")
                                    .exitCode())
                    .isZero();
            assertFault(
                    Diagnosed.of(one, Map.of(), "--only=connection"),
                    2,
                    "warning  RC-CON-03  MONGO_URL names one member of the replica set stand-in and not the set",
                    "Ready, 1 warning");
        }
    }

    @Test
    void aServerThatWantsTlsIsNamed(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (TlsServer server = TlsServer.in(folder)) {
            assertFault(
                    Diagnosed.of(
                            server.url(""),
                            Map.of(),
                            "--only=connection",
                            "--skip=RC-CON-03,RC-CON-04,RC-CON-05"),
                    1,
                    "error    RC-CON-02  SERVER wants TLS, and MONGO_URL does not ask for it.",
                    "Not ready, 1 error");
            assertThat(Diagnosed.of(server.url("?tls=true"), Map.of()).output())
                    .contains("error    RC-CON-02  The certificate of SERVER is not trusted.")
                    .endsWith("Not ready, 1 error\n");
        }
    }

    @Test
    void aServerWithoutTlsIsNamed() {
        assertThat(Diagnosed.of(workspace.url("?tls=true"), Map.of()).output())
                .contains("error    RC-CON-02  MONGO_URL asks for TLS, and SERVER speaks none.")
                .contains("skipped  RC-CON-03  to RC-CON-05: Not run, because RC-CON-02 failed.");
    }

    @Test
    void aServerThatIsNotThereIsNotDiagnosed() {
        Diagnosed diagnosed = Diagnosed.of("mongodb://u:pa55word@127.0.0.1:9/x", Map.of());

        assertThat(diagnosed.exitCode()).isEqualTo(4);
        assertThat(diagnosed.output())
                .contains("No server of MONGO_URL can be connected to: SERVER.")
                .endsWith("Could not diagnose: RC-CON-01 failed\n")
                .doesNotContain("pa55word");
    }

    @Test
    void aRoleThatDoesNotExistIsNamedAndItsUsersAreCounted() {
        workspace.workspace().add(UserFixture.user("carol").roles("user", "auditor"));

        assertFault(
                workspace.diagnosed(),
                2,
                "warning  RC-DAT-02  1 user has roles that do not exist: auditor.",
                "Ready, 1 warning");
    }

    @Test
    void aRoleOfAPermissionThatDoesNotExistIsNamed() {
        workspace.workspace().grant("view-full-other-user-info", "admin", "auditor");

        assertFault(
                workspace.diagnosed(),
                2,
                "warning  RC-DAT-03  Permissions name roles that do not exist: auditor.",
                "Ready, 1 warning");
    }

    @Test
    void theRolesOfAPermissionAreNamedUpToANumber() {
        workspace
                .workspace()
                .grant(
                        "view-full-other-user-info",
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> String.format("%04d", i) + "x".repeat(200))
                                .toArray(String[]::new));

        assertThat(workspace.diagnosed().output())
                .contains("is held by 0000xxx", "..., 4980 more.")
                .hasSizeLessThan(20_000);
    }

    /** The server has the last word about these names. */
    @Test
    void theRolesOfTheUserAreNamedUpToANumber() {
        workspace.answers(
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "{role: 'r" + i + "', db: 'rocketchat'}")
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "{authInfo: {authenticatedUsers: [{user: 'reader'}],"
                                                + " authenticatedUserRoles: [",
                                        "]}, ok: 1.0}")));

        assertThat(workspace.diagnosed("--only=rights").output())
                .contains("these may write: r0, ", ", 4980 more.")
                .hasSizeLessThan(20_000);
    }

    @Test
    void usersWithoutAUserNameAreCountedAndNotNamed() {
        workspace
                .workspace()
                .add(
                        UserFixture.bare("secret-id").name("Secret Name"),
                        UserFixture.bare("another-secret"));

        Diagnosed diagnosed = workspace.diagnosed();

        assertFault(
                diagnosed,
                2,
                "warning  RC-DAT-01  2 users have no user name: lists",
                "Ready, 1 warning");
        assertThat(diagnosed.output().toLowerCase(Locale.ROOT)).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"team": {"public": true} | The declarations of custom fields are no JSON object
                    []                        | The declarations of custom fields are no JSON object
                    {"a.b": {}, "c": {}}      | Declarations of custom fields whose key is empty or has a dot or a dollar sign are passed over: 1.
                    {"team": {}}              |
                    { }                       |
                    """)
    void declarationsThatCannotBeReadAreNamed(String stored, String sentence) {
        workspace.workspace().setting("Accounts_CustomFields", stored);

        Diagnosed diagnosed = workspace.diagnosed("--only=RC-DAT-04");

        assertThat(diagnosed.exitCode()).isEqualTo(sentence == null ? 0 : 2);
        assertThat(diagnosed.output())
                .contains(
                        sentence == null
                                ? "Every declaration of a custom field can be read."
                                : sentence);
    }

    @Test
    void aPlanThatReadsTooMuchIsNamedWithTheIndexThatIsMissing() {
        workspace.explains(
                "{queryPlanner: {winningPlan: {stage: 'COLLSCAN'}}, executionStats: {nReturned: 1,"
                        + " executionTimeMillis: 9, totalKeysExamined: 0, totalDocsExamined: 5000}}");
        String plan =
                "warning  RC-PLN-15  Reading a list by name: scans the collection, 0 keys and 5,000 documents for 1, N ms.";

        assertThat(workspace.diagnosed("--only=RC-PLN-15").output())
                .contains(plan)
                .contains("cure: The index is there and not used:");

        workspace.collection("users").dropIndex("name_1");
        assertThat(workspace.diagnosed("--only=RC-PLN-15").output())
                .contains(plan)
                .contains("cure: Make the index of RC-IDX-04.");
    }

    /** FerretDB shows PostgreSQL's plan, and runs nothing for it. */
    @Test
    void whatAPlanDoesNotReportIsSaid() {
        workspace.explains(
                "{queryPlanner: {Plan: {'Node Type': 'Limit', Plans: [{'Node Type': 'Index Scan',"
                        + " 'Index Name': 'username_1'}]}}}");

        assertThat(workspace.diagnosed("--only=RC-PLN-05").output())
                .contains(
                        "Reading a user by user name: by username_1, this server reports neither the"
                                + " keys nor the documents that it reads, the first batch took N ms.");
    }

    @Test
    void aCommandThatTakesTooLongIsNamed() {
        workspace.refuses("explain", 50);

        assertThat(workspace.diagnosed("--only=RC-PLN-05").output())
                .contains(
                        "warning  RC-PLN-05  Reading a user by user name: it takes longer than ROLLCALL_LIMITS_COMMAND.")
                .endsWith("Ready, 1 warning\n");
    }

    @Test
    void aSettingThatIsNoneIsNamed() {
        assertThat(
                        workspace
                                .diagnosed(Map.of("ROLLCALL_COMPATIBILTY", "8"), "--only=RC-SET-02")
                                .output())
                .contains(
                        "ROLLCALL_COMPATIBILTY is no setting of Rollcall. The nearest is ROLLCALL_COMPATIBILITY.");
    }

    @ParameterizedTest
    @CsvSource({"true, '', true", "true, 10.0.0.0/8, false", "false, '', false"})
    void aRateLimiterThatCountsAProxyIsNamed(boolean on, String proxies, boolean named) {
        workspace.workspace().setting("API_Enable_Rate_Limiter", on);

        Diagnosed diagnosed =
                workspace.diagnosed(
                        Map.of("ROLLCALL_TRUSTED_PROXIES", proxies), "--only=RC-SET-04");

        assertThat(diagnosed.exitCode()).isZero();
        assertThat(diagnosed.output().contains("Behind an Ingress all callers share this limit"))
                .isEqualTo(named);
    }

    @Test
    void anAddressThatIsGivenByAnotherNameIsNamed() {
        Judgement settings = Judgement.of(Map.of("MONGO_URI", "mongodb://u:pa55word@h/d"));
        DoctorOptions options =
                DoctorOptions.of(
                        new CommandLine(DoctorMode.mode().options().get()).parseArgs("--short"));

        assertThatThrownBy(() -> DoctorMode.run(settings, options, System.out))
                .isInstanceOf(Misuse.class)
                .message()
                .startsWith("Set MONGO_URL to the workspace's MongoDB")
                .endsWith("MONGO_URI is no setting of Rollcall. The nearest is MONGO_URL.")
                .doesNotContain("pa55word");
    }

    @Test
    void whatTheServerRefusesIsSaidInOurWords() {
        workspace.refuses("buildInfo", 13);

        Diagnosed diagnosed = workspace.diagnosed("--only=RC-CON-05");

        assertThat(diagnosed.exitCode()).isEqualTo(2);
        assertThat(diagnosed.output())
                .contains("This is unknown: the user of MONGO_URL has no right to it.")
                .doesNotContain("words of the server");
    }

    private StandInSet set() {
        String[] address = workspace.url("").split("[/:]+");
        return StandInSet.before(new InetSocketAddress(address[1], Integer.parseInt(address[2])));
    }

    private static void assertFault(
            Diagnosed diagnosed, int exitCode, String line, String verdict) {
        assertThat(diagnosed.exitCode()).isEqualTo(exitCode);
        assertThat(diagnosed.oddLines())
                .filteredOn(odd -> !odd.contains("cure: "))
                .satisfiesExactly(
                        odd -> assertThat(odd.strip()).startsWith(line),
                        last -> assertThat(last).isEqualTo(verdict));
    }
}
