package dev.rollcall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a process is started: with no setting of the service but those that are named here, and not
 * to outlive the tests.
 */
public record CleanProcess(List<String> command, Map<String, String> environment, Path directory) {

    private static final Pattern SETTING =
            Pattern.compile(
                    "(ROLLCALL|QUARKUS)_.*|MONGO_URL|PORT|MANAGEMENT_PORT|ROOT_URL"
                            + "|ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS");

    public CleanProcess {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** One that is started in the folder of the tests. */
    public static CleanProcess of(List<String> command, Map<String, String> environment) {
        return new CleanProcess(command, environment, Path.of(""));
    }

    /** Starts it; the file gets all that it prints. */
    public Process start(Path log) {
        return start(log, builder().redirectErrorStream(true).redirectOutput(log.toFile()));
    }

    /** Starts it; the file gets what it prints as errors, and its output can be read. */
    public Process startToBeRead(Path errors) {
        return start(errors, builder().redirectError(errors.toFile()));
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(directory.toAbsolutePath().toFile());
        builder.environment().keySet().removeIf(key -> SETTING.matcher(key).matches());
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process start(Path log, ProcessBuilder builder) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + builder.command(), e);
        }
    }
}
