package dev.rollcall.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The stub of a run: started once, and ended with the run; or one that runs already. */
final class StubProcess {

    private static final long PATIENCE_SECONDS = 10;

    /** Little memory, and quick to start: a stub lives for a run of tests. */
    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx96m",
                    "-Xms16m",
                    "-Xmn6m",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=20",
                    "-XX:-UsePerfData",
                    "-Dio.netty.allocator.type=unpooled",
                    "-Xss512k");

    private final Optional<Process> process;
    private final ControlClient control;

    private StubProcess(Optional<Process> process, String controlAddress) {
        this.process = process;
        this.control = new ControlClient(controlAddress);
    }

    static StubProcess start() {
        Optional<String> running = named("rollcall.stub.control", "ROLLCALL_STUB_CONTROL");
        return running.isPresent()
                ? new StubProcess(Optional.empty(), running.get())
                : started(
                        named("rollcall.stub", "ROLLCALL_STUB")
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "Nothing says which stub is to be started: set the system"
                                                                + " property rollcall.stub to the path of"
                                                                + " quarkus-run.jar.")));
    }

    private static Optional<String> named(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }

    private static StubProcess started(String program) {
        try {
            Path errors = Files.createTempFile("rollcall-stub", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command(program)).redirectError(errors.toFile());
            // Otherwise the C library keeps memory for each thread.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "1");
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "The stub " + program + " did not start: " + Files.readString(errors));
            }
            return new StubProcess(
                    Optional.of(process), (String) Json.object(Json.read(line)).get("control"));
        } catch (IOException e) {
            throw new UncheckedIOException("The stub " + program + " cannot be started", e);
        }
    }

    private static List<String> command(String program) {
        List<String> command = new ArrayList<>();
        if (program.endsWith(".jar")) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(SMALL);
            command.add("-jar");
        }
        command.addAll(List.of(program, "stub", "--port=0", "--states=an empty workspace"));
        return command;
    }

    ControlClient control() {
        return control;
    }

    void end() {
        process.ifPresent(
                running -> {
                    running.destroy();
                    try {
                        if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                            running.destroyForcibly();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        running.destroyForcibly();
                    }
                });
    }
}
