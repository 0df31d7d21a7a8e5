package dev.rollcall.rest.connection;

import dev.rollcall.setting.RollcallConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The limits of one port: the numbers of connections and streams, their memory, and the times of
 * each. The file handles and the memory of the process bound the number of connections, too: a
 * setting alone could promise more than these allow, and then the database and the probes would get
 * none.
 *
 * @param connections how many there are at once
 * @param streams how many requests a connection of HTTP/2 has at once; each may hold an answer
 * @param memory what the requests of all connections of HTTP/2 hold
 * @param request how long a request may take to arrive, from its first byte to its last
 * @param idle how long a connection may be without a request
 * @param stalledReader how long answers may stay unsent because the client reads nothing
 */
record ConnectionLimits(
        int connections,
        int streams,
        RequestHeads.Memory memory,
        Duration request,
        Duration idle,
        Duration stalledReader) {

    /** Enough for a proxy. The setting of the framework promises clients the same number. */
    static final int STREAMS = 32;

    /** Metrics and pages are large, and their readers ask for one after the other. */
    static final int STREAMS_OF_MANAGEMENT = 4;

    /** The number for the management port: probes and a collector of metrics need few. */
    private static final int OF_MANAGEMENT = 64;

    /** The parts of the file handles: the database and the probes need the rest. */
    private static final int PART_OF_SERVICE = 2;

    private static final int PART_OF_MANAGEMENT = 8;

    /** The memory of a connection: unsent answers, bytes read ahead, and objects. */
    private static final long BYTES_OF_A_CONNECTION = 256L * 1024;

    private static final int FEWEST = 8;
    private static final Path PROCESS = Path.of("/proc/self/limits");
    private static final String HANDLES = "Max open files";

    static ConnectionLimits ofService(RollcallConfiguration.Limits limits) {
        return of(limits, limits.connections(), PART_OF_SERVICE, STREAMS);
    }

    static ConnectionLimits ofManagement(RollcallConfiguration.Limits limits) {
        return of(limits, OF_MANAGEMENT, PART_OF_MANAGEMENT, STREAMS_OF_MANAGEMENT);
    }

    private static ConnectionLimits of(
            RollcallConfiguration.Limits limits, int connections, int part, int streams) {
        return new ConnectionLimits(
                connections(connections, part, handles(), Runtime.getRuntime().maxMemory()),
                streams,
                new RequestHeads.Memory(Runtime.getRuntime().maxMemory()),
                limits.request(),
                limits.idleConnection(),
                limits.stalledReader());
    }

    /**
     * The wished number, but at most what memory allows, and at most a part of the file handles.
     *
     * @param part 2 for a half, 8 for an eighth
     */
    static int connections(int wished, int part, OptionalLong handles, long memory) {
        long most = memory / BYTES_OF_A_CONNECTION;
        if (handles.isPresent()) {
            most = Math.min(most, handles.getAsLong() / part);
        }
        return (int) Math.min(wished, Math.max(FEWEST, most));
    }

    /** The soft limit of the process; empty if the system does not report it. */
    private static OptionalLong handles() {
        try (Stream<String> lines = Files.lines(PROCESS)) {
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
