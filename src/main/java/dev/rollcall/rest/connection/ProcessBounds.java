package dev.rollcall.rest.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the process can bear of connections. A setting alone would promise what the file handles or
 * the memory of the process do not give: then the database and the probes have none.
 */
final class ProcessBounds {

    /** Unsent answers, what was read ahead, and the objects of a connection. */
    private static final long BYTES_OF_A_CONNECTION = 256L * 1024;

    private static final int FEWEST = 8;
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String HANDLES = "Max open files";

    private ProcessBounds() {}

    /** As many as wished, but no more than half of the file handles and than memory allows. */
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

    /** The soft limit of the process; empty where the system does not say it here. */
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
