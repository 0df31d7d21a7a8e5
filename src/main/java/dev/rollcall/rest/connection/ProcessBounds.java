package dev.rollcall.rest.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Bounds connections by the file handles and the memory of the process. A setting alone could
 * promise more than these allow, and then the database and the probes would get none.
 */
final class ProcessBounds {

    /** The memory of a connection: unsent answers, bytes read ahead, and objects. */
    private static final long BYTES_OF_A_CONNECTION = 256L * 1024;

    private static final int FEWEST = 8;
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String HANDLES = "Max open files";

    private ProcessBounds() {}

    /** The wished number, but at most half of the file handles, and at most what memory allows. */
    static int connections(int wished) {
        return connections(wished, handles(), Runtime.getRuntime().maxMemory());
    }

    static int connections(int wished, OptionalLong handles, long memory) {
        long most = memory / BYTES_OF_A_CONNECTION;
        if (handles.isPresent()) {
            most = Math.min(most, handles.getAsLong() / 2);
        }
        return (int) Math.min(wished, Math.max(FEWEST, most));
    }

    /** The soft limit of the process; empty if the system does not report it. */
    private static OptionalLong handles() {
        try (Stream<String> lines = Files.lines(LIMITS)) {
            return lines.filter(line -> line.startsWith(HANDLES))
                    .map(line -> line.substring(HANDLES.length()).strip().split("\\s+")[0])
                    .filter(number -> number.matches("[0-9]{1,18}"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }
}
