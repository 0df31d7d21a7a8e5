package dev.rollcall.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service's mode {@code doctor}, as an operator and a Job run it. */
@BlackBox("runs a mode that ends by itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorModeIT {

    private final DiagnosedWorkspace workspace = new DiagnosedWorkspace();

    @AfterAll
    void close() {
        workspace.close();
    }

    private static Rollcall run(String url, String... arguments) {
        RollcallLauncher launcher = RollcallLauncher.named("doctor").argument("doctor");
        for (String argument : arguments) {
            launcher = launcher.argument(argument);
        }
        return (url.isEmpty() ? launcher : launcher.with("MONGO_URL", url)).launch();
    }

    /** The launcher of a process gives it ports, which are settings, too. */
    @Test
    void printsWhatItPrintsInThisProcess() {
        Rollcall mode = run(workspace.url(""), "--skip=RC-SET-01");

        assertThat(mode.awaitExit()).isZero();
        assertThat(
                        mode.log()
                                .replaceAll(" \\d+ ms\\.", " N ms.")
                                .replaceAll("127\\.0\\.0\\.1:\\d+", "SERVER"))
                .isEqualTo(workspace.diagnosed("--skip=RC-SET-01").output());
    }

    @Test
    void printsJson() {
        Rollcall mode = run(workspace.url(""), "--json", "--only=version,RC-IDX-02");

        assertThat(mode.awaitExit()).isZero();
        assertThat(mode.log())
                .isEqualTo(workspace.diagnosed("--json", "--only=version,RC-IDX-02").output());
    }

    @Test
    void saysInItsOwnWordsAloneThatNoServerIsThere() {
        Rollcall mode =
                run("mongodb://reader:pa55word@127.0.0.1:9/x", "--short", "--only=RC-CON-01");

        assertThat(mode.awaitExit()).isEqualTo(4);
        assertThat(mode.log())
                .isEqualTo(
                        """
                        connection
                          error    RC-CON-01  No server of MONGO_URL can be connected to: 127.0.0.1:9.
                                              cure: Set the host and port of MONGO_URL, start the server, or let a network policy or firewall pass.
                        Could not diagnose: RC-CON-01 failed
                        """);
    }

    /**
     * In a native executable as well, which looks the name up with classes that nothing else uses.
     */
    @Test
    void saysInItsOwnWordsAloneThatANameServerKnowsNoServer() {
        Rollcall mode =
                run("mongodb+srv://reader:pa55word@no-such-host.invalid/x", "--only=RC-CON-01");

        assertThat(mode.awaitExit()).as(mode.log()).isEqualTo(4);
        assertThat(mode.log())
                .contains("RC-CON-01")
                .endsWith("Could not diagnose: RC-CON-01 failed\n")
                .doesNotContain("pa55word", "\tat ", "Exception");
    }

    @Test
    void saysInItsOwnWordsAloneThatTheSetIsAnother() {
        Rollcall mode = run(workspace.url("?replicaSet=rs0"), "--short", "--only=connection");

        assertThat(mode.awaitExit()).isEqualTo(1);
        assertThat(mode.log())
                .isEqualTo(
                        """
                        connection
                          error    RC-CON-03  MONGO_URL says replicaSet=rs0, and the server is in no replica set.
                                              cure: Take replicaSet=rs0 out of MONGO_URL.
                          skipped  RC-CON-04  to RC-CON-05: Not run, because RC-CON-03 failed.
                        Not ready, 1 error
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    mongodb://h/d              | --only=RC-IDX-99 | Invalid value for option '--only' (CHECK): a check is named by an id like RC-CON-01, or by a category: connection, rights, database, version, indexes, settings, data, plans; see rollcall doctor --help.
                    mongodb://h/d              | --fail-on=ok     | Invalid value for option '--fail-on': it is warning or error; see rollcall doctor --help.
                    mongodb://h/d              | --skip=connection,rights,database,version,indexes,settings,data,plans | --only and --skip leave no check to run.
                    mongodb://h/d              | --yaml           | '--yaml' is not understood: see rollcall doctor --help for what is.
                    mongodb://reader:pa55word@ | --json           | MONGO_URL cannot be read: set it to an address like mongodb://user:password@mongo:27017/rocketchat, where : / @ and % in the password are written as %3A %2F %40 and %25.
                                               | --json           | Set MONGO_URL to the workspace's MongoDB, for example mongodb://mongo:27017/rocketchat: without one there is nothing to diagnose.
                    """)
    void whatIsNotUnderstoodEndsWithOneSentence(String url, String argument, String sentence) {
        Rollcall mode = run(url == null ? "" : url, argument);

        assertThat(mode.awaitExit()).isEqualTo(3);
        assertThat(mode.log().lines()).containsExactly(sentence);
    }
}
