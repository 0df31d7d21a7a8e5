package dev.rollcall.benchmark;

import java.util.Map;

/**
 * What each live thread of a process has used so far. A thread that ends takes its figure along, so
 * two readings are compared thread by thread.
 */
record Usage(Map<Long, Double> byThread) {

    Usage {
        byThread = Map.copyOf(byThread);
    }

    /** What was used since an earlier reading, but for threads that have ended. */
    double since(Usage earlier) {
        return byThread.entrySet().stream()
                .mapToDouble(
                        thread ->
                                thread.getValue()
                                        - earlier.byThread().getOrDefault(thread.getKey(), 0.0))
                .sum();
    }
}
