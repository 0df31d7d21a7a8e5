package dev.rollcall.command;

import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.collapse.Collapse;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Reports in one sentence why a start failed, or prints the stack trace if the reason is unknown.
 * The framework does the same, but knows fewer reasons.
 */
final class FailedStart {

    private static final Logger LOG = Logger.getLogger(FailedStart.class);

    /** The beginning of each message of the configuration library. */
    private static final String OF_CONFIGURATION = "SRCFG";

    private static final List<Kind<?>> KNOWN =
            List.of(
                    new Kind<>(Throwable.class, ExitCode.FAILED, WorkspaceAddress::unresolved),
                    kind(QuarkusBindException.class, ExitCode.FAILED, FailedStart::takenPort),
                    kind(BindException.class, ExitCode.FAILED, FailedStart::takenManagementPort),
                    kind(UnknownHostException.class, ExitCode.FAILED, FailedStart::unknownHost),
                    kind(
                            PreventFurtherStepsException.class,
                            ExitCode.FAILED,
                            Throwable::getMessage),
                    kind(ConfigurationException.class, ExitCode.MISUSED, FailedStart::wrongValue),
                    kind(
                            ConfigValidationException.class,
                            ExitCode.MISUSED,
                            FailedStart::wrongValue),
                    new Kind<>(
                            RuntimeException.class,
                            ExitCode.MISUSED,
                            failure ->
                                    Optional.ofNullable(failure.getMessage())
                                            .filter(text -> text.startsWith(OF_CONFIGURATION))
                                            .map(text -> wrongValue(failure))));

    /** What the configuration library puts around the property and the reason. */
    private static final Pattern AROUND =
            Pattern.compile(
                    "The config property (\\S+) with the config value \".*\" threw an Exception whilst being converted ");

    private FailedStart() {}

    /** Ends the process; in development mode the framework ends the application only. */
    static void exit(int code, Throwable failure) {
        Optional<Explanation> explanation =
                Optional.ofNullable(failure).flatMap(FailedStart::explanation);
        explanation.ifPresent(known -> System.err.println(known.sentence()));
        if (failure != null && explanation.isEmpty()) {
            Collapse.ofMemory(failure);
            LOG.error("The start failed", failure);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler()
                .accept(explanation.map(Explanation::exitCode).orElse(code), failure);
    }

    static Optional<Explanation> explanation(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(
                        cause -> KNOWN.stream().flatMap(known -> known.explanation(cause).stream()))
                .findFirst();
    }

    /** A sentence for each wrong property, without a heading, classes and codes of messages. */
    private static String wrongValue(RuntimeException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .filter(line -> !line.endsWith("failed:"))
                .map(line -> line.strip().replaceFirst("^[\\w.$]+Exception: ", ""))
                .map(line -> line.replaceAll("SRCFG\\d+: ", ""))
                .map(
                        line ->
                                AROUND.matcher(line)
                                        .replaceFirst("The property $1 has a wrong value: "))
                .map(line -> line.endsWith(".") ? line : line + ".")
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String takenPort(QuarkusBindException failure) {
        return String.format(
                "Port %d of %s cannot be listened on: %s. %s",
                failure.getPort(), failure.getHost(), reason(failure), cure(failure, "PORT"));
    }

    /**
     * The sentence for the management port; for the other port the framework has a failure class of
     * its own.
     */
    private static String takenManagementPort(BindException failure) {
        return String.format(
                "The port for health and metrics cannot be listened on: %s. %s",
                reason(failure), cure(failure, "MANAGEMENT_PORT"));
    }

    /** The system's own words; the framework puts the address and the port before them. */
    private static String reason(BindException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.replaceFirst("^.*: ", "");
    }

    private static String cure(BindException failure, String variable) {
        String reason = reason(failure);
        if (reason.contains("assign requested address")) {
            return "Set ROLLCALL_HOST to an address of this machine, or leave it out.";
        }
        return reason.contains("Permission denied")
                ? "Set " + variable + " to one from 1024 on."
                : "Set " + variable + " to one that is free.";
    }

    private static String unknownHost(UnknownHostException failure) {
        return String.format(
                "No address of this machine is known by the name %s: set ROLLCALL_HOST to one, or leave it out.",
                failure.getMessage());
    }

    private static <T extends Throwable> Kind<T> kind(
            Class<T> type, int exitCode, Function<T, String> sentence) {
        return new Kind<>(type, exitCode, sentence.andThen(Optional::ofNullable));
    }

    /** The sentence for a failure, and the exit code. */
    record Explanation(String sentence, int exitCode) {}

    private record Kind<T extends Throwable>(
            Class<T> type, int exitCode, Function<T, Optional<String>> sentence) {

        Optional<Explanation> explanation(Throwable failure) {
            return Optional.of(failure)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .flatMap(sentence)
                    .map(said -> new Explanation(said, exitCode));
        }
    }
}
