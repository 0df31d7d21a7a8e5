package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the packaged service: what each mode takes, prints and ends with. */
@BlackBox("starts processes with arguments")
class CommandLineIT {

    private static final int STARTS = 10;

    private static Rollcall run(String... arguments) {
        RollcallLauncher launcher = RollcallLauncher.named("command-line");
        for (String argument : arguments) {
            launcher = launcher.argument(argument);
        }
        return launcher.launch();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpNamesTheModes(String argument) {
        Rollcall help = run(argument);

        assertThat(help.awaitExit()).isZero();
        assertThat(help.log())
                .startsWith("Usage: rollcall [-hV] [COMMAND]")
                .contains(
                        "\n  serve ",
                        "\n  stub ",
                        "\n  indexes ",
                        "\n  doctor ",
                        "\n  compare ",
                        "\n  rehearsal ");
    }

    @ParameterizedTest
    @CsvSource({
        "serve, Serve the workspace of MONGO_URL.",
        "stub, --states=NAME",
        "indexes, ROLLCALL_INDEXES_MONGO_URL",
        "doctor, --fail-on=STATUS",
        "compare, --with=URL",
        "rehearsal, answer requests of each kind"
    })
    void helpOfAModeNamesWhatItTakes(String mode, String said) {
        Rollcall help = run(mode, "--help");

        assertThat(help.awaitExit()).isZero();
        assertThat(help.log()).startsWith("Usage: rollcall " + mode + " [-h").contains(said);
    }

    @Test
    void versionNamesTheDialectsAndTheContract() throws IOException {
        String contract =
                Files.readString(Path.of("openapi.yaml"))
                        .lines()
                        .filter(line -> line.startsWith("  version: "))
                        .findFirst()
                        .orElseThrow()
                        .replace("  version: ", "contract ");
        Rollcall version = run("--version");

        assertThat(version.awaitExit()).isZero();
        List<String> lines = version.log().lines().toList();
        assertThat(lines.get(0)).matches("rollcall \\d+\\.\\d+\\.\\d+.*");
        assertThat(lines.subList(1, lines.size()))
                .containsExactly("dialects documented, 8", contract);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    srve                   | 'srve' is no mode of Rollcall: the modes are serve, stub, indexes, doctor, compare, rehearsal; see rollcall --help.
                    srve --help            | 'srve' is no mode of Rollcall: the modes are serve, stub, indexes, doctor, compare, rehearsal; see rollcall --help.
                    serve extra --help     | 'extra' is not understood: see rollcall serve --help for what is.
                    --hlep                 | '--hlep' is not understood: see rollcall --help for what is.
                    serve extra            | 'extra' is not understood: see rollcall serve --help for what is.
                    indexes --dry-run      | '--dry-run' is not understood: see rollcall indexes --help for what is.
                    stub --port=x          | Invalid value for option '--port': a port is a number from 0 to 65535; see rollcall stub --help.
                    """)
    void whatIsNotUnderstoodEndsWithOneSentence(String line, String sentence) {
        Rollcall refused = run(line.split(" "));

        assertThat(refused.awaitExit()).isEqualTo(3);
        assertThat(refused.log().lines()).containsExactly(sentence);
    }

    @Test
    void theModeServeIsWhatRunsWithoutAMode() {
        try (Rollcall service = RollcallLauncher.named("command-serve").argument("serve").start()) {
            assertThat(service.log()).contains("DEMO WORKSPACE");
            assertThat(service.http().get("/api/v1/me").status()).isEqualTo(401);
            assertThat(service.stop()).isZero();
        }
    }

    /**
     * The demo announces itself before the ports are opened. A start that was over when the signal
     * came has shown nothing, so another one is tried; a native one is over within milliseconds.
     */
    @Test
    void aStartThatDoesNotCompleteIsEndedBySigterm() {
        assumeThat(System.getProperty("rollcall.executable", "")).isBlank();

        assertThat(IntStream.range(0, STARTS).anyMatch(this::isStoppedBeforeItListens))
                .as("a start of " + STARTS + " was stopped before it was complete")
                .isTrue();
    }

    private boolean isStoppedBeforeItListens(int start) {
        try (Rollcall service = RollcallLauncher.named("start-stopped-" + start).launch()) {
            service.await("under way", running -> running.log().contains("DEMO WORKSPACE"));
            assertThat(service.stop()).isZero();
            return !service.log().contains("Listening on");
        }
    }
}
