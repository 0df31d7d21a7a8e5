package dev.rollcall.faults;

import dev.rollcall.testkit.Rollcall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a service holds: bytes of heap after a collection, bytes of the process, and open files,
 * which its connections are. A native executable cannot be asked to collect, so what its heap keeps
 * is not known.
 */
record Footprint(OptionalLong heap, long resident, long openFiles) {

    private static final long KIB = 1024;

    static Footprint of(Rollcall service) {
        try {
            Path process = Path.of("/proc", Long.toString(service.processId()));
            return new Footprint(keptHeap(service), resident(process), openFiles(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionalLong keptHeap(Rollcall service) throws IOException {
        if (!System.getProperty("rollcall.executable", "").isBlank()) {
            return OptionalLong.empty();
        }
        collect(service.processId());
        return OptionalLong.of(usedHeap(service));
    }

    private static void collect(long processId) throws IOException {
        Path command = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            new ProcessBuilder(command.toString(), Long.toString(processId), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long usedHeap(Rollcall service) {
        return service.management()
                .get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(
                        line -> (long) Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .sum();
    }

    private static long resident(Path process) throws IOException {
        return Files.readString(process.resolve("status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                .sum();
    }

    private static long openFiles(Path process) throws IOException {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.count();
        }
    }
}
