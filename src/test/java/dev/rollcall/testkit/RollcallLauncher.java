package dev.rollcall.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the packaged service as a process on free ports. What is started is set by system
 * properties: {@code rollcall.executable} (a native executable) or else {@code rollcall.jar}, which
 * gets the {@code rollcall.options} of the build; {@code rollcall.agent} is a whole {@code
 * -javaagent:} argument.
 */
public record RollcallLauncher(
        String name,
        Map<String, String> environment,
        List<String> jvmArguments,
        List<String> arguments) {

    /**
     * A process of a few seconds spends more on compiling and on collector threads than it gains.
     */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final Path LOGS =
            Path.of(System.getProperty("rollcall.logs", "target/rollcall-logs"));
    private static final String DEFAULT_JAR = "target/quarkus-app/quarkus-run.jar";

    public RollcallLauncher {
        environment = Map.copyOf(environment);
        jvmArguments = List.copyOf(jvmArguments);
        arguments = List.copyOf(arguments);
    }

    /** A service whose log file has this name, with nothing configured. */
    public static RollcallLauncher named(String name) {
        return new RollcallLauncher(name, Map.of(), List.of(), List.of());
    }

    /** The same with an environment variable. */
    public RollcallLauncher with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new RollcallLauncher(name, more, jvmArguments, arguments);
    }

    /** The same without an environment variable, so that its default counts. */
    public RollcallLauncher without(String variable) {
        Map<String, String> fewer = new LinkedHashMap<>(environment);
        fewer.remove(variable);
        return new RollcallLauncher(name, fewer, jvmArguments, arguments);
    }

    /**
     * The same with an argument for the Java virtual machine, which a native executable gets too.
     */
    public RollcallLauncher jvmArgument(String argument) {
        List<String> more = Stream.concat(jvmArguments.stream(), Stream.of(argument)).toList();
        return new RollcallLauncher(name, environment, more, arguments);
    }

    /** The same with an argument for the service itself: the mode to run in. */
    public RollcallLauncher argument(String argument) {
        List<String> more = Stream.concat(arguments.stream(), Stream.of(argument)).toList();
        return new RollcallLauncher(name, environment, jvmArguments, more);
    }

    /** Starts the process and waits until it is ready to serve. */
    public Rollcall start() {
        Rollcall rollcall = launch();
        rollcall.awaitReady();
        return rollcall;
    }

    /** Starts the process and does not wait. */
    public Rollcall launch() {
        int port = port("PORT");
        int managementPort = port("MANAGEMENT_PORT");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PORT", Integer.toString(port));
        variables.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        variables.putAll(environment);
        Path log = LOGS.resolve(name + ".log");
        return new Rollcall(
                CleanProcess.of(command(), variables).start(log), port, managementPort, log);
    }

    /**
     * Starts the process with nothing but the given environment, not even ports, and does not wait.
     * Its output can be read; the file gets what it prints as errors.
     */
    public Process launchToBeRead(Path errors) {
        return CleanProcess.of(command(), environment).startToBeRead(errors);
    }

    /** Where the log files are. */
    public static Path logs() {
        return LOGS;
    }

    private List<String> command() {
        Optional<String> executable = property("rollcall.executable");
        List<String> command = new ArrayList<>();
        if (executable.isPresent()) {
            command.add(executable.get());
            command.addAll(jvmArguments);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(property("rollcall.options").orElse(SHORT_LIVED).split(" ")));
            property("rollcall.agent").ifPresent(command::add);
            command.addAll(jvmArguments);
            command.add("-jar");
            command.add(property("rollcall.jar").orElse(DEFAULT_JAR));
        }
        command.addAll(arguments);
        return command;
    }

    private static Optional<String> property(String key) {
        return Optional.ofNullable(System.getProperty(key)).filter(value -> !value.isBlank());
    }

    private int port(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .map(Integer::parseInt)
                .orElseGet(FreePort::find);
    }
}
