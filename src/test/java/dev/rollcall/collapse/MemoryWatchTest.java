package dev.rollcall.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process whose memory has run out ends with a line and a code of its own. */
class MemoryWatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"logged", "thread"})
    void endsAProcessWithoutMemory(String way) throws Exception {
        Process process = run(way);
        String output = output(process);
        assertThat(process.waitFor()).isEqualTo(Collapse.EXIT_CODE);
        assertThat(output).contains("Terminating: the process has run out of memory.");
    }

    @Test
    void reportsTheEndOnceIfSeveralThreadsFailTogether() throws Exception {
        Process process = run("threads");
        String output = output(process);
        assertThat(process.waitFor()).isEqualTo(Collapse.EXIT_CODE);
        assertThat(output).containsOnlyOnce("Terminating: the process has run out of memory.");
    }

    @Test
    void leavesOtherFailuresAlone() throws Exception {
        Process process = run("other");
        String output = output(process);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).doesNotContain("Terminating");
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Process run(String way) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        "target/classes" + java.io.File.pathSeparator + "target/test-classes",
                        DyingProcess.class.getName(),
                        way)
                .redirectErrorStream(true)
                .start();
    }
}
