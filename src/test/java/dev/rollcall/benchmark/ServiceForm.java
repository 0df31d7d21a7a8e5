package dev.rollcall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A form in which the service can be run.
 *
 * @param name what it is called in the table
 * @param directory where it is started
 * @param command what starts it
 * @param files the file or folder that has to be shipped, the Java virtual machine aside
 */
record ServiceForm(String name, Path directory, List<String> command, Path files) {

    private static final String JAR = "quarkus-run.jar";
    private static final String CACHE = "rollcall.aot";
    private static final double MEBIBYTE = 1L << 20;

    ServiceForm {
        command = List.copyOf(command);
    }

    /** Those that have been built, from the system properties of the profile {@code benchmark}. */
    static List<ServiceForm> built(Progress progress) {
        String java = BenchmarkSettings.text("benchmark.java");
        Path executable = Path.of(BenchmarkSettings.text("benchmark.executable")).toAbsolutePath();
        Path cached = Path.of(BenchmarkSettings.text("benchmark.cached")).toAbsolutePath();
        Path plain = Path.of(BenchmarkSettings.text("benchmark.jar")).toAbsolutePath().getParent();
        List<ServiceForm> forms = new ArrayList<>();
        forms.add(new ServiceForm("plain JVM", plain, List.of(java, "-jar", JAR), plain));
        if (Files.exists(cached.resolve(CACHE))) {
            forms.add(
                    new ServiceForm(
                            "JVM + cache",
                            cached,
                            // A cache that does not fit ends the start instead of being passed
                            // over.
                            List.of(java, "-XX:AOTMode=on", "-XX:AOTCache=" + CACHE, "-jar", JAR),
                            cached));
        } else {
            progress.tell("no JVM with a cache: -Daot writes " + cached.resolve(CACHE));
        }
        if (Files.isExecutable(executable)) {
            forms.add(
                    new ServiceForm(
                            "native",
                            executable.getParent(),
                            List.of(executable.toString()),
                            executable));
        } else {
            progress.tell("no native executable: -Dbenchmark.executable names one");
        }
        return forms;
    }

    double mebibytes() {
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
                    / MEBIBYTE;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot measure " + files, e);
        }
    }
}
