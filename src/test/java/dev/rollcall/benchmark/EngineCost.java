package dev.rollcall.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                            .filter(process -> process.getFileName().toString().matches("\\d+"))
                            .filter(process -> read(process.resolve("cmdline")).contains(folder))
                            .mapToLong(process -> ticks(read(process.resolve("stat"))))
                            .sum()
                    / TICKS_A_SECOND;
        } catch (IOException e) {
            return 0;
        }
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
