package dev.rollcall.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The processor time that the database's processes have had, if the variable {@code
 * ROLLCALL_TEST_ENGINE} names the folder that they were started in.
 */
final class EngineCost {

    private static final double TICKS_A_SECOND = 100;

    /** After the name of the process: its own time, and that of its ended children. */
    private static final int FIRST = 11;

    private static final int LAST = 15;

    private EngineCost() {}

    /** Seconds so far. */
    static OptionalDouble seconds() {
        return Optional.ofNullable(System.getenv("ROLLCALL_TEST_ENGINE"))
                .map(folder -> OptionalDouble.of(secondsOf(folder)))
                .orElseGet(OptionalDouble::empty);
    }

    private static double secondsOf(String folder) {
        return processes(folder).stream()
                        .mapToLong(pid -> ticks(read(Path.of("/proc", pid.toString(), "stat"))))
                        .sum()
                / TICKS_A_SECOND;
    }

    /** The database's processes; none if the variable names no folder. */
    static List<Long> processes() {
        return Optional.ofNullable(System.getenv("ROLLCALL_TEST_ENGINE"))
                .map(EngineCost::processes)
                .orElse(List.of());
    }

    private static List<Long> processes(String folder) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> belongs(process, folder))
                    .map(process -> Long.valueOf(process.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A server that is forked for a connection may have another name, but its parent is known. */
    private static boolean belongs(Path process, String folder) {
        return isFrom(folder, process)
                || parent(process).filter(up -> isFrom(folder, up)).isPresent();
    }

    /**
     * Whether the program lies in the folder. A shell that names the folder in an argument is not
     * the database.
     */
    private static boolean isFrom(String folder, Path process) {
        return read(process.resolve("cmdline")).startsWith(folder + "/");
    }

    private static Optional<Path> parent(Path process) {
        String stat = read(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > 1 ? Optional.of(Path.of("/proc", fields[1])) : Optional.empty();
    }

    private static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < LAST
                ? 0
                : Arrays.stream(fields, FIRST, LAST).mapToLong(Long::parseLong).sum();
    }

    /** Empty if the process has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
