package dev.rollcall.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.JsonText;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged service in the mode {@code stub}, as a consumer's test starts it. */
final class StubProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final Path errors;

    private StubProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts it in an environment like that of a container, and does not wait. */
    static StubProcess launch(String name, String... arguments) {
        return launch(name, Map.of("ROLLCALL_DEMO", "false"), arguments);
    }

    static StubProcess launch(String name, Map<String, String> environment, String... arguments) {
        Path errors = RollcallLauncher.logs().resolve("stub-" + name + ".log");
        RollcallLauncher launcher = RollcallLauncher.named("stub-" + name).argument("stub");
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            launcher = launcher.with(variable.getKey(), variable.getValue());
        }
        for (String argument : arguments) {
            launcher = launcher.argument(argument);
        }
        return new StubProcess(launcher.launchToBeRead(errors), errors);
    }

    /** The next line of the standard output; empty if the process has ended. */
    String line() {
        try {
            return Optional.ofNullable(process.inputReader().readLine()).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The running stub, by what it says of itself. */
    Ready ready() {
        String line = line();
        if (line.isEmpty()) {
            throw new AssertionError("The stub said nothing: " + errors());
        }
        return new Ready(JsonText.node(line));
    }

    String errors() {
        try {
            return Files.readString(errors, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the process to end, as a shell and a test do; what it printed can still be read. */
    int terminate() {
        process.toHandle().destroy();
        return awaitExit();
    }

    int awaitExit() {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new AssertionError("The stub does not end");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What a stub says of itself, and its two servers. */
    record Ready(JsonNode description) implements Service {

        Headers credentialsOf(String username) {
            JsonNode caller = description.get("callers").get(username);
            return Headers.none()
                    .with("X-User-Id", caller.get("userId").textValue())
                    .with("X-Auth-Token", caller.get("authToken").textValue());
        }

        @Override
        public RawHttp http() {
            return RawHttp.to(URI.create(description.get("url").textValue()));
        }

        @Override
        public RawHttp management() {
            return RawHttp.to(URI.create(description.get("management").textValue()));
        }

        @Override
        public void close() {
            // The process is ended by the code that started it.
        }
    }
}
