package dev.rollcall.stub.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * The requests of one workspace, in the order in which they came. If there are too many, or they
 * are too long together, the oldest are forgotten.
 */
public final class Journal {

    static final int MOST = 1_000;

    /**
     * A stub has fifty workspaces and more. A request with three short parameters counts for 500.
     */
    static final int MOST_CHARACTERS = 500_000;

    /** The objects around the texts of a parameter take the memory of so many characters. */
    private static final int AROUND_A_PARAMETER = 100;

    private static final int AROUND_A_VALUE = 50;

    private final Runnable grown;
    private final SortedMap<Long, Entry> entries = new TreeMap<>();
    private long begun;
    private long forgotten;
    private int characters;

    /**
     * @param grown runs after each request that was noted
     */
    Journal(Runnable grown) {
        this.grown = grown;
    }

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
            Optional<String> fault) {

        /** How many characters the caller has sent, and those that stand for the objects. */
        private int characters() {
            int ofParameters =
                    parameters.orElse(Map.of()).entrySet().stream()
                            .mapToInt(
                                    given ->
                                            AROUND_A_PARAMETER
                                                    + given.getKey().length()
                                                    + characters(given.getValue()))
                            .sum();
            return method.length() + path.length() + ofParameters;
        }

        private static int characters(List<String> values) {
            return values.stream().mapToInt(value -> AROUND_A_VALUE + value.length()).sum();
        }
    }

    /** The number of a request that has just come. */
    public synchronized long begin() {
        begun++;
        return begun;
    }

    /** Notes a request that has ended. Others may have come and ended since it began. */
    public void end(long number, LongFunction<Entry> entry) {
        note(number, entry);
        grown.run();
    }

    private synchronized void note(long number, LongFunction<Entry> entry) {
        Entry ended = entry.apply(number);
        entries.put(number, ended);
        characters += ended.characters();
        while (entries.size() > MOST || characters > MOST_CHARACTERS && entries.size() > 1) {
            forgetFirst();
        }
    }

    private int forgetFirst() {
        int freed = entries.remove(entries.firstKey()).characters();
        characters -= freed;
        forgotten++;
        return freed;
    }

    /** Forgets the oldest request, but never the last one; returns how many characters it had. */
    synchronized int forgetOldest() {
        return entries.size() > 1 ? forgetFirst() : 0;
    }

    synchronized int characters() {
        return characters;
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    public synchronized long forgotten() {
        return forgotten;
    }
}
