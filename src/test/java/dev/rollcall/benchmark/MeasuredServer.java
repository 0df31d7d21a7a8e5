package dev.rollcall.benchmark;

import dev.rollcall.Main;
import dev.rollcall.testkit.CleanProcess;
import dev.rollcall.testkit.FreePort;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server under measurement: a process of its own, and the port that it answers on. */
final class MeasuredServer implements AutoCloseable {

    private static final Path LOGS = Path.of("target", "benchmark-logs");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A machine that is busy otherwise shall slow the figures down, not end them. */
    private static final Map<String, String> PATIENT =
            Map.of(
                    "ROLLCALL_LIMITS_COMMAND", "PT30S",
                    "ROLLCALL_LIMITS_UNBOUNDED_LIST", "PT10M",
                    "ROLLCALL_RIGHTS_MAX_AGE", "PT1M");

    private final String name;
    private final Process process;
    private final int port;
    private final long started;
    private final boolean isJava;

    private MeasuredServer(String name, Process process, int port, long started, boolean isJava) {
        this.isJava = isJava;
        this.name = name;
        this.started = started;
        this.process = process;
        this.port = port;
    }

    /** The packaged service from this jar, on a database, with arguments for the Java machine. */
    static MeasuredServer service(String name, Path jar, String mongoUrl, String... jvmArguments) {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-jar", jar.toString()));
        return start(name, command, Path.of(""), environment(port, mongoUrl), port);
    }

    /** The service in this form on a database. */
    static MeasuredServer form(ServiceForm form, String mongoUrl) {
        int port = FreePort.find();
        return start(
                form.name(), form.command(), form.directory(), environment(port, mongoUrl), port);
    }

    private static Map<String, String> environment(int port, String mongoUrl) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("MONGO_URL", patient(mongoUrl));
        environment.put("PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", Integer.toString(FreePort.find()));
        environment.put("ROLLCALL_DEMO", "false");
        PATIENT.forEach(environment::put);
        return environment;
    }

    /** With long limits, so that a slow server or a busy pool is waited for. */
    private static String patient(String mongoUrl) {
        return mongoUrl
                + (mongoUrl.contains("?") ? "&" : "?")
                + "serverSelectionTimeoutMS=30000&waitQueueTimeoutMS=30000";
    }

    /** The native executable on a database. */
    static MeasuredServer executable(Path executable, String mongoUrl) {
        int port = FreePort.find();
        return start(
                "native",
                List.of(executable.toAbsolutePath().toString()),
                Path.of(""),
                environment(port, mongoUrl),
                port);
    }

    /** The bare server on a database. */
    static MeasuredServer bare(String mongoUrl) {
        int port = FreePort.find();
        List<String> command =
                List.of(
                        JAVA.toString(),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        withoutTheService(),
                        BareServer.class.getName(),
                        mongoUrl,
                        Integer.toString(port));
        return start("bare", command, Path.of(""), Map.of(), port);
    }

    /** The service's own classes would guard the connections of the bare server, too. */
    private static String withoutTheService() {
        String service = Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(Path.of(service)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static MeasuredServer start(
            String name,
            List<String> command,
            Path directory,
            Map<String, String> environment,
            int port) {
        Path log = LOGS.resolve(name.replaceAll("\\W+", "-") + ".log");
        long started = System.nanoTime();
        Process process = new CleanProcess(command, environment, directory).start(log);
        return new MeasuredServer(name, process, port, started, command.contains(JAVA.toString()));
    }

    /** What this server has used so far. */
    ProcessCost cost() {
        return isJava ? ProcessCost.of(pid()) : ProcessCost.ofExecutable(pid());
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    RawHttp http() {
        return new RawHttp("127.0.0.1", port);
    }

    /** Waits until a request is answered with 200, and returns this. */
    MeasuredServer ready(String target, Headers caller) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(target, caller)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " does not answer; see " + LOGS);
            }
            Pause.of(Duration.ofMillis(100));
        }
        return this;
    }

    /** Asks every millisecond, from the start on, until a request is answered with 200. */
    double millisecondsToFirst200(String target, Headers caller) {
        while (!answers(target, caller)) {
            if (!process.isAlive() || System.nanoTime() - started > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " does not answer; see " + LOGS);
            }
            Pause.of(Duration.ofMillis(1));
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private boolean answers(String target, Headers caller) {
        try {
            Response response = http().send("GET", target, caller);
            return response.status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
