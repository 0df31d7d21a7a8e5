package dev.rollcall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the packaged service as a process on free ports. What is started is told by system
 * properties: {@code rollcall.executable} (a native executable) or else {@code rollcall.jar};
 * {@code rollcall.agent} is a whole {@code -javaagent:} argument.
 */
public record RollcallLauncher(
        String name,
        Map<String, String> environment,
        List<String> jvmArguments,
        List<String> arguments) {

    /**
     * A process of a few seconds spends more on compiling and on collector threads than it gains.
     */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path LOGS =
            Path.of(System.getProperty("rollcall.logs", "target/rollcall-logs"));
    private static final String DEFAULT_JAR = "target/quarkus-app/quarkus-run.jar";
    private static final List<String> ITS_VARIABLES =
            List.of(
                    "MONGO_URL",
                    "PORT",
                    "MANAGEMENT_PORT",
                    "ROOT_URL",
                    "ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS");

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
        try {
            Files.createDirectories(LOGS);
            Path log = LOGS.resolve(name + ".log");
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            configure(builder.environment(), port, managementPort);
            return new Rollcall(builder.start(), port, managementPort, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command(), e);
        }
    }

    private void configure(Map<String, String> variables, int port, int managementPort) {
        variables
                .keySet()
                .removeIf(
                        key -> ITS_VARIABLES.contains(key) || key.matches("(ROLLCALL|QUARKUS)_.*"));
        variables.put("PORT", Integer.toString(port));
        variables.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        variables.putAll(environment);
    }

    private List<String> command() {
        Optional<String> executable = property("rollcall.executable");
        List<String> command = new ArrayList<>();
        if (executable.isPresent()) {
            command.add(executable.get());
            command.addAll(jvmArguments);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(SHORT_LIVED);
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

    /** Finds ports that nothing listens on. */
    private static final class FreePort {

        static int find() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException("No free port", e);
            }
        }
    }
}
