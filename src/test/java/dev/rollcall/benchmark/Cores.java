package dev.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what is measured and what measures apart: the servers on the last core, the load and the
 * database on the others, as far as the machine has two and the command {@code taskset}. Threads
 * that begin later inherit the place of the one that begins them.
 */
final class Cores {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final String LAST = Integer.toString(CORES - 1);
    private static final String OTHERS = CORES == 2 ? "0" : "0-" + (CORES - 2);
    private static final String ALL = "0-" + LAST;

    private final Progress progress;

    private Cores(Progress progress) {
        this.progress = progress;
    }

    /** Places this process, the servers and the database, and says what could not be placed. */
    static void part(List<MeasuredServer> servers, Progress progress) {
        Cores cores = new Cores(progress);
        if (CORES < 2) {
            progress.tell("one core: load, database and servers share it");
            return;
        }
        servers.forEach(server -> cores.place(LAST, server.pid(), server.name()));
        cores.place(OTHERS, ProcessHandle.current().pid(), "the load");
        List<Long> engine = EngineCost.processes();
        if (engine.isEmpty()) {
            progress.tell("ROLLCALL_TEST_ENGINE names no database, so it runs on any core");
        }
        engine.forEach(pid -> cores.place(OTHERS, pid, "the database"));
    }

    /** Lets this process and the database run anywhere again. */
    static void join(Progress progress) {
        Cores cores = new Cores(progress);
        cores.place(ALL, ProcessHandle.current().pid(), "the load");
        EngineCost.processes().forEach(pid -> cores.place(ALL, pid, "the database"));
    }

    private void place(String cores, long pid, String what) {
        List<String> command =
                new ArrayList<>(List.of("taskset", "-a", "-p", "-c", cores, Long.toString(pid)));
        try {
            Process taskset =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Path.of("/dev/null").toFile())
                            .start();
            if (!taskset.waitFor(1, TimeUnit.MINUTES) || taskset.exitValue() != 0) {
                progress.tell(what + " could not be placed on a core");
            }
        } catch (IOException e) {
            progress.tell("no taskset: " + what + " runs on any core");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
