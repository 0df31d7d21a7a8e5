package dev.rollcall.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The started database server, known by its folder: the process in {@code ferretdb.pid} and the
 * command in {@code ferretdb.command} that starts it again on the same port and data.
 */
final class Engine {

    /** Names the folder. */
    static final String VARIABLE = "ROLLCALL_TEST_ENGINE";

    private final Path folder;
    private boolean killed;

    private Engine(Path folder) {
        this.folder = folder;
    }

    static Engine ofEnvironment() {
        return new Engine(Path.of(System.getenv(VARIABLE)));
    }

    void kill() {
        signal("KILL");
        killed = true;
    }

    void start() {
        try {
            String command = Files.readString(folder.resolve("ferretdb.command"));
            Process started =
                    new ProcessBuilder("sh", "-c", "exec " + command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            folder.resolve("ferretdb.log").toFile()))
                            .start();
            Files.writeString(folder.resolve("ferretdb.pid"), Long.toString(started.pid()));
            killed = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    /** Whatever a test left behind, a server that runs. */
    void restore() {
        if (killed) {
            start();
        } else {
            thaw();
        }
    }

    private void signal(String name) {
        try {
            String pid = Files.readString(folder.resolve("ferretdb.pid")).strip();
            int status = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("Cannot send " + name + " to " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
