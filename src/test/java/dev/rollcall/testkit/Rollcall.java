package dev.rollcall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** The packaged service as a process of its own, started by a {@link RollcallLauncher}. */
public final class Rollcall implements Service {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LINES_OF_LOG = 60;

    private final Process process;
    private final RawHttp http;
    private final RawHttp management;
    private final Path logFile;

    Rollcall(Process process, int port, int managementPort, Path logFile) {
        this.process = process;
        this.http = new RawHttp(LOOPBACK, port);
        this.management = new RawHttp(LOOPBACK, managementPort);
        this.logFile = logFile;
    }

    @Override
    public RawHttp http() {
        return http;
    }

    @Override
    public RawHttp management() {
        return management;
    }

    public long processId() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the service says that it is ready. */
    public void awaitReady() {
        await("ready", rollcall -> rollcall.management().get("/q/health/ready").status() == 200);
    }

    /** Waits until the service lives, whether it has a database or not. */
    public void awaitLive() {
        await("alive", rollcall -> rollcall.management().get("/q/health/live").status() == 200);
    }

    /** Waits until the condition holds; a connection that is refused counts as not yet. */
    public void await(String description, Predicate<Rollcall> condition) {
        try {
            Awaitility.await(description)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .dontCatchUncaughtExceptions()
                    .failFast("The process has ended", () -> !process.isAlive())
                    .until(() -> holds(condition));
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            process.destroyForcibly();
            throw new AssertionError("Not " + description + logTail(), e);
        }
    }

    /** Asks the process to end, as an orchestrator does, and returns its exit code. */
    public int stop() {
        terminate();
        return awaitExit();
    }

    /** Asks the process to end and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for the process to end by itself and returns its exit code. */
    public int awaitExit() {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new AssertionError("Still running after " + PATIENCE.toSeconds() + " s" + logTail());
    }

    /** Ends the process without asking. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Everything that the process has printed so far. */
    public String log() {
        try {
            return Files.readString(logFile, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the process, if the test has not. Without asking, since an orderly end takes as long as
     * a part of a start, and has tests of its own; an agent alone needs one, to write its findings.
     */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        if (System.getProperty("rollcall.agent", "").isBlank()) {
            kill();
        } else {
            stop();
        }
    }

    private boolean holds(Predicate<Rollcall> condition) {
        try {
            return condition.test(this);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String logTail() {
        List<String> lines = log().lines().toList();
        List<String> tail = lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size());
        return "; the end of " + logFile + ":\n" + String.join("\n", tail);
    }
}
