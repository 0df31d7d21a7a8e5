package dev.rollcall.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that the figures are from, which belongs to every one of them. */
final class Machine {

    private static final double GIBIBYTE = 1L << 30;

    private Machine() {}

    static String description() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %.0f GiB, Java %s, load average %.1f",
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / GIBIBYTE,
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("of an unknown kind");
        } catch (IOException e) {
            return "of an unknown kind";
        }
    }
}
