package dev.rollcall.doctor;

import dev.rollcall.command.Mode;
import dev.rollcall.setting.Judgement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * What the mode prints and ends with, run in this process.
 *
 * @param output without the times that commands took, which nobody can foresee
 */
record Diagnosed(int exitCode, String output) {

    /** Runs the mode on this address with more settings, and with these arguments. */
    static Diagnosed of(String url, Map<String, String> settings, String... arguments) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("MONGO_URL", url);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Mode mode = DoctorMode.mode();
        DoctorOptions options =
                DoctorOptions.of(new CommandLine(mode.options().get()).parseArgs(arguments));
        int exitCode =
                DoctorMode.run(
                        Judgement.of(variables),
                        options,
                        new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new Diagnosed(
                exitCode,
                printed.toString(StandardCharsets.UTF_8)
                        .replaceAll(" \\d+ ms\\.", " N ms.")
                        .replaceAll("127\\.0\\.0\\.1:\\d+", "SERVER"));
    }

    /** The lines of the checks that are not well, and the verdict. */
    List<String> oddLines() {
        return Arrays.stream(output.split("\n"))
                .filter(line -> !line.startsWith("  ok "))
                .filter(
                        line ->
                                line.startsWith("  ")
                                        || line.contains("eady")
                                        || line.contains("diagnose"))
                .toList();
    }
}
