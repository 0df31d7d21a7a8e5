package dev.rollcall.stub.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * The requests of one workspace, in the order in which they came. If there are too many, the oldest
 * are forgotten.
 */
public final class Journal {

    static final int MOST = 1_000;

    private final SortedMap<Long, Entry> entries = new TreeMap<>();
    private long begun;
    private long forgotten;

    /**
     * One request that was sent to a workspace. It holds no token.
     *
     * @param number its number, counted from one
     * @param path the path below the workspace's address
     * @param parameters the decoded parameters; empty if the query string cannot be decoded
     * @param caller the user name of the caller whose credentials it had
     * @param status the status of the answer; empty if the connection ended before
     * @param fault the failure that was ordered for it
     */
    public record Entry(
            long number,
            Instant at,
            String method,
            String path,
            Optional<Map<String, List<String>>> parameters,
            Optional<String> caller,
            Optional<Integer> status,
            long milliseconds,
            Optional<String> fault) {}

    /** The number of a request that has just come. */
    public synchronized long begin() {
        begun++;
        return begun;
    }

    /** Notes a request that has ended. Others may have come and ended since it began. */
    public synchronized void end(long number, LongFunction<Entry> entry) {
        entries.put(number, entry.apply(number));
        if (entries.size() > MOST) {
            entries.remove(entries.firstKey());
            forgotten++;
        }
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    public synchronized long forgotten() {
        return forgotten;
    }
}
