package dev.rollcall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kernel counts of a process, whatever it runs. */
record KernelFigures(long pid) {

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** The kernel tells processor time in hundredths of a second, whatever its own clock. */
    private static final double MICROSECONDS_OF_A_TICK = 10_000;

    private static final double NANOSECONDS_OF_A_MICROSECOND = 1_000;
    private static final double KIBIBYTES_OF_A_MEBIBYTE = 1024;

    /** Processor time of all threads, in microseconds. */
    double processorMicroseconds() {
        String stat = read("stat");
        // After the name, which is in parentheses and may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
                * MICROSECONDS_OF_A_TICK;
    }

    /**
     * The same by thread, and exact: hundredths of a second are too coarse for a few seconds of
     * light load.
     */
    Usage processorMicrosecondsByThread() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return new Usage(
                    threads.collect(
                            Collectors.toMap(
                                    thread -> Long.valueOf(thread.getFileName().toString()),
                                    KernelFigures::microseconds)));
        } catch (IOException e) {
            throw new UncheckedIOException("No figures of process " + pid, e);
        }
    }

    private static double microseconds(Path thread) {
        try {
            return Double.parseDouble(Files.readString(thread.resolve("schedstat")).split(" ")[0])
                    / NANOSECONDS_OF_A_MICROSECOND;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Memory that is in use now, in MiB, what is mapped from files included. */
    double residentMebibytes() {
        return status("VmRSS:");
    }

    /** The most memory that was ever in use, in MiB. */
    double mostResidentMebibytes() {
        return status("VmHWM:");
    }

    private double status(String name) {
        return read("status")
                        .lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.substring(name.length()).replace("kB", "").strip())
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("The kernel tells no " + name))
                / KIBIBYTES_OF_A_MEBIBYTE;
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("No figures of process " + pid, e);
        }
    }
}
