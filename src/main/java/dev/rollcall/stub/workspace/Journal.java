package dev.rollcall.stub.workspace;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** The requests of one workspace, in the order in which they came; the oldest go first. */
public final class Journal {

    static final int MOST = 1_000;

    private final SortedMap<Long, JournalEntry> entries = new TreeMap<>();
    private long begun;
    private long forgotten;

    /** The number of a request that has just come. */
    public synchronized long begin() {
        begun++;
        return begun;
    }

    /** Notes a request that has ended. Others may have come and ended since it began. */
    public synchronized void end(long number, LongFunction<JournalEntry> entry) {
        entries.put(number, entry.apply(number));
        if (entries.size() > MOST) {
            entries.remove(entries.firstKey());
            forgotten++;
        }
    }

    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** How many requests were noted and are no longer held. */
    public synchronized long forgotten() {
        return forgotten;
    }
}
